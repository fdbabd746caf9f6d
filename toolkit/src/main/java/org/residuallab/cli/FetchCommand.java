package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.residuallab.data.Dataset;
import org.residuallab.data.ImageFiles;
import org.residuallab.data.PublishedArchive;
import org.residuallab.data.fetch.Installation;
import org.residuallab.files.PathText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./lab data cifar10} and its kind: puts a published set where notebooks and runs find it.
 */
@Command(mixinStandardHelpOptions = true)
final class FetchCommand implements Callable<Integer> {

  private final ImageFiles set;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "Take the files of this folder, or of this .tar.gz archive; download nothing.")
  private Optional<String> from;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Download the archive from this mirror; it must be the official one all the same.")
  private Optional<String> mirror;

  @Option(
      names = "--about",
      paramLabel = "TEXT",
      description =
          "With --from: one line on what the files are. It is kept in ABOUT.txt, and results quote it"
              + " unless the files are the official ones.")
  private Optional<String> about;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "The folder to make (default: one of the set's name in datasets/).")
  private Optional<String> to;

  @Spec private CommandSpec spec;

  private FetchCommand(ImageFiles set) {
    this.set = set;
  }

  /** The command that fetches that set, with its manual page. */
  static CommandSpec of(ImageFiles set, PublishedArchive archive) {
    CommandSpec spec =
        CommandSpec.forAnnotatedObject(new FetchCommand(set)).name(archive.command());
    String lab = "  ./lab data " + archive.command();
    spec.usageMessage()
        .header("Puts %s where notebooks and runs find it.".formatted(set.name()))
        .description(
            "Downloads %s from its authors' page (%d MB, binary version), checks its MD5 and unpacks it into datasets/%s. A download that was cut off goes on where it stopped; https_proxy and no_proxy are heeded."
                .formatted(set.name(), archive.bytes() >> 20, folder(set)),
            "With --from it takes files you have instead. They are checked for their form; unless they are the official ones byte for byte, every result made with them says \"unrecognised copy of %s\" with their SHA-256."
                .formatted(set.name()))
        .footer(
            "",
            "Examples:",
            lab,
            lab + " --url https://mirror.example.org/" + archiveName(archive),
            lab + " --from ~/Downloads/" + archiveName(archive),
            lab + " --from /data/jpeg --about \"JPEG copy of %s\"".formatted(set.name()),
            "  ./lab train resnet-20 --data datasets/" + folder(set));
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    if (about.isPresent() && from.isEmpty()) {
      throw new IllegalArgumentException(
          "--about describes files you have, so it needs --from; a download describes itself");
    }
    if (mirror.isPresent() && from.isPresent()) {
      throw new IllegalArgumentException("--url downloads and --from does not; name one of them");
    }
    PrintWriter out = spec.commandLine().getOut();
    Path target =
        to.map(text -> Typed.path("--to", text))
            .orElseGet(() -> DataCommand.datasets().resolve(folder(set)));
    Installation installation = new Installation(set, target);
    installation = mirror.map(installation::from).orElse(installation);
    Dataset data =
        from.isPresent()
            ? installation.take(Typed.path("--from", from.get()), about)
            : installation.download(TerminalBar.of(spec.commandLine()));
    DataCommand.print(out, "--data " + PathText.of(target), data);
    return ExitCode.OK;
  }

  private static String folder(ImageFiles set) {
    return set.name().toLowerCase(Locale.ROOT);
  }

  private static String archiveName(PublishedArchive archive) {
    return archive.address().getPath().replaceAll(".*/", "");
  }
}
