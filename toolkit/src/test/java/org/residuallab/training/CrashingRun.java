package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.probe.Probes;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunPlan;

/** The process that the {@link CrashTest} kills. */
final class CrashingRun {

  /** What it prints when the first iteration of this process is done. */
  static final String AT_WORK = "at work";

  private static final int ITERATIONS = 120;

  private CrashingRun() {}

  public static void main(String[] arguments) throws IOException {
    train(Path.of(arguments[0]), "crashed", 20);
    System.exit(0);
  }

  /**
   * @param pause milliseconds after every iteration, for a kill to hit something
   */
  static void train(Path runs, String name, int pause) throws IOException {
    RunPlan plan =
        new RunPlan(
            name,
            CifarFamily.resnet(8).withWidth(4).architecture(),
            Recipe.PAPER.scaledTo(ITERATIONS).withSizes(16, 12, 32),
            null,
            1);
    TrainingOptions options =
        TrainingOptions.usual()
            .with(new EngineSettings(ComputePath.RESIDUAL_LAB, 1))
            .with(Probes.named(List.of("gradients"), ITERATIONS))
            .with(new CheckpointInterval(Duration.ofMinutes(1), OptionalInt.of(2)));
    RunListener pausing =
        progress -> {
          System.out.println(AT_WORK);
          try {
            Thread.sleep(pause);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Training.run(plan, new SyntheticImages(1, 64, 32).draw(), runs, pausing, options);
  }
}
