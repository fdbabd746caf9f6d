package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.files.Project;
import org.residuallab.recipe.Budget;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredRun;
import org.residuallab.training.CheckpointInterval;
import org.residuallab.training.OwnEngine;
import org.residuallab.training.RunNames;
import org.residuallab.training.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab train}: one network, one run. */
@Command(
    name = "train",
    header = "Trains one network and stores the run.",
    mixinStandardHelpOptions = true,
    description = {
      "Trains one network with the paper's recipe and stores the run in runs/NAME/: run.json says"
          + " what was trained, how, on which images and by what; metrics.csv holds the curves;"
          + " model.zip the final parameters; with --held-out best.zip those with the lowest"
          + " validation error.",
      "",
      "A run that was cut off, by Ctrl-C, a crash or a power cut, goes on with the same command, and"
          + " ends with the same bits as one that never was. One that has finished is not repeated,"
          + " unless --probe asks for tables it does not have: then it is, under the next free name"
          + " (with --name it is refused). With --again, the same command begins one more each time,"
          + " and ./lab resume goes on."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab train resnet-20",
      "  ./lab train plain-56 --preset short --data datasets/cifar-10",
      "  ./lab train resnet-32 --shortcut B --iterations 600 --seed 2 --name projections",
      "  ./lab train resnet-20 --learning-rate 0.05 --drops 100,130 --held-out 5000",
      "  ./lab train resnet-56 --precision bfloat16",
      "  ./lab train resnet-18 --data FOLDER --scaled-crop 256-480,224 --batch-size 16",
      "  ./lab train plain-56 --probe gradients,responses"
    })
final class TrainCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NET",
      description =
          "The network: resnet-N or plain-N (20, 32, 44, 56, 110; 18, 34, 50 ...), preresnet-N (20,"
              + " 110, 164 ...) or wide-resnet-N-K (28-10 ...).")
  private String net;

  @Option(
      names = "--shortcut",
      paramLabel = "A",
      description = "Shortcut option of a residual network: A, B or C (default: the paper's).")
  private Optional<String> shortcut;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides first weights, order and augmentation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--name",
      paramLabel = "RUN",
      description = "The run's name (default: made of network, preset and seed).")
  private Optional<String> name;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description =
          "Also write a checkpoint every N iterations; one is written about every minute.")
  private Optional<Integer> checkpointEvery;

  @Option(
      names = "--again",
      description = "Train it anew under another name, though a run like it is there already.")
  private boolean again;

  @Mixin private ProbeOptions probing;
  @Mixin private ScaleOptions scale;
  @Mixin private RecipeOptions recipe;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Networks.named(net, varied(Variation.NONE)); // A wrong name shows before any image is read.
    Budget budget = recipe.applyTo(scale.budget());
    Dataset images = budget.recipe().fitted(scale.images());
    Architecture architecture = Networks.named(net, varied(images.variation()));
    Path runs = Project.here().runs();
    int iterations = budget.recipe().iterations();
    TrainingOptions options =
        TrainingOptions.usual()
            .with(probing.probes(iterations))
            .with(
                checkpointEvery
                    .map(CheckpointInterval::ofIterations)
                    .orElse(CheckpointInterval.DEFAULT));
    RunPlan plan = plan(architecture, budget, images, options, runs);
    Path folder = runs.resolve(plan.name());
    EngineSettings engine = StoredRun.recordIn(folder).map(OwnEngine::of).orElse(options.engine());
    return new LongTraining(spec.commandLine(), "--again trains it anew", !again)
        .run(plan, images, runs, options.with(probing.probes(iterations, folder)).with(engine));
  }

  private Variation varied(Variation variation) {
    return shortcut.map(ShortcutOption::of).map(variation::with).orElse(variation);
  }

  private RunPlan plan(
      Architecture architecture, Budget budget, Dataset images, TrainingOptions options, Path runs)
      throws IOException {
    List<String> option =
        shortcut.map(ShortcutOption::of).map(Enum::toString).map(List::of).orElse(List.of());
    String base = RunNames.usual(architecture, option, budget, seed);
    RunPlan plan = RunPlan.of(name.orElse(base), architecture, budget, seed);
    if (again) {
      return RunNames.free(plan, runs);
    }
    return name.isPresent() ? plan : RunNames.sameOrFree(plan, images, options, runs);
  }
}
