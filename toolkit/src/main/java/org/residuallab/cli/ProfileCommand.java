package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.residuallab.bench.Mode;
import org.residuallab.bench.Profile;
import org.residuallab.bench.ProfileTable;
import org.residuallab.bench.Task;
import org.residuallab.engine.Engine;
import org.residuallab.engine.EngineSettings;
import org.residuallab.model.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab profile}: where the time of a step goes. */
@Command(
    name = "profile",
    header = "Tells where the time of a training step, or of inference, goes.",
    mixinStandardHelpOptions = true,
    description = {
      "Times each part of a step of the fast path by the clock: convolutions and their two"
          + " gradients, normalisations, additions, what is moved into another layout, forwards and"
          + " backwards. The rest is Deeplearning4j's loop and update, and batches that were not"
          + " ready. GFLOP/s are those of convolutions and fully connected layers, two for each"
          + " multiply-add.",
      "",
      "A layer of its own is what was not taken into the one before it: in training a ReLU belongs"
          + " to its normalisation or addition, in inference all that follows a convolution belongs"
          + " to that."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab profile resnet-56                          by kind of work",
      "  ./lab profile resnet-56 --by stage               and by stage",
      "  ./lab profile resnet-20 --by layer --mode infer  which kernel computes which layer",
      "  ./lab profile resnet-20 --precision bfloat16     training in 16 bits",
      "  LAB_THREADS=1 ./lab profile resnet-20            on one core"
    })
final class ProfileCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NET", description = "The network: resnet-N or plain-N.")
  private String net;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "train",
      description = "train or infer (default: ${DEFAULT-VALUE}).")
  private Mode mode;

  @Option(
      names = "--by",
      paramLabel = "PART",
      defaultValue = "work",
      description = "A row for each kind of work, stage or layer (default: ${DEFAULT-VALUE}).")
  private ProfileTable.By by;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "Steps to time, after those of the warm-up (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Mixin private TaskOptions options;

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (mode == Mode.EVALUATE) {
      throw new IllegalArgumentException("--mode evaluate has no profile: choose train or infer");
    }
    Precision precision = options.precision();
    if (mode == Mode.INFER && precision != Precision.FLOAT32) {
      throw new IllegalArgumentException(
          "nothing infers in %s: leave out --precision".formatted(precision));
    }
    EngineSettings settings = EngineSettings.asked();
    Engine.requireTrains(settings, precision);
    Task task = options.task(net, mode, settings.threads());
    Profile profile =
        Profile.of(task, settings, steps, options.warmUp().orElse(Profile.WARM_UP_SECONDS));
    PrintWriter out = spec.commandLine().getOut();
    out.print(ProfileTable.of(profile, by).as(format.chosen()));
    if (format.isTable()) {
      out.printf(
          Locale.ROOT,
          "%n%s %s, %d images a batch, %.1f images/s over %d steps; %s%n",
          task.net(),
          mode.label(),
          task.batch(),
          task.batch() * steps / profile.seconds(),
          steps,
          profile.description());
    }
    out.flush();
    return 0;
  }
}
