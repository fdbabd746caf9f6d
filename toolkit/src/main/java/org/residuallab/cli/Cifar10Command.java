package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.residuallab.data.Cifar10Installation;
import org.residuallab.data.Dataset;
import org.residuallab.files.PathText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lab data cifar10}: puts CIFAR-10 where notebooks and runs find it. */
@Command(
    name = "cifar10",
    header = "Puts CIFAR-10 where notebooks and runs find it.",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads CIFAR-10 from its authors' page (162 MB, binary version), checks its MD5 and unpacks"
          + " it into datasets/cifar-10. A download that was cut off goes on where it stopped.",
      "With --from it takes files you have instead. They are checked for their form; unless they are"
          + " the official ones byte for byte, every result made with them says \"unrecognised copy\""
          + " with their SHA-256."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab data cifar10",
      "  ./lab data cifar10 --from ~/Downloads/cifar-10-binary.tar.gz",
      "  ./lab data cifar10 --from /data/cifar-jpeg --about \"JPEG copy of CIFAR-10\"",
      "  ./lab train resnet-20 --data datasets/cifar-10"
    })
final class Cifar10Command implements Callable<Integer> {

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "Take the files of this folder, or of this .tar.gz archive; download nothing.")
  private Optional<Path> from;

  @Option(
      names = "--about",
      paramLabel = "TEXT",
      description =
          "With --from: one line on what the files are. It is kept in ABOUT.txt, and results quote it.")
  private Optional<String> about;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "The folder to make (default: datasets/cifar-10).")
  private Optional<Path> to;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (about.isPresent() && from.isEmpty()) {
      throw new IllegalArgumentException(
          "--about describes files you have, so it needs --from; a download describes itself");
    }
    PrintWriter out = spec.commandLine().getOut();
    Path target = to.orElseGet(() -> DataCommand.datasets().resolve("cifar-10"));
    Cifar10Installation installation = new Cifar10Installation(target);
    Dataset data =
        from.isPresent()
            ? installation.take(from.get(), about)
            : installation.download(new TransferBar(out, Ansi.AUTO.enabled()));
    DataCommand.print(out, "--data " + PathText.of(target), data);
    return ExitCode.OK;
  }
}
