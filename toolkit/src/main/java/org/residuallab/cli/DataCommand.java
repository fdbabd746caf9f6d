package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.ImageFiles;
import org.residuallab.data.KnownFiles;
import org.residuallab.data.SyntheticImages;
import org.residuallab.files.PathText;
import org.residuallab.files.Project;
import org.residuallab.setting.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./lab data}: which images there are. */
@Command(
    name = "data",
    header = "Lists the images there are; 'data cifar10' fetches CIFAR-10.",
    mixinStandardHelpOptions = true,
    modelTransformer = DataCommand.Sets.class,
    description = {
      "Lists the images that --data can name: what they are, how many, and the SHA-256 over all of"
          + " them that every result quotes unless they are known to be the official files.",
      "\"./lab data cifar10\" adds CIFAR-10, \"./lab data cifar100\" CIFAR-100."
    },
    footer = {
      "",
      "The SHA-256 is the one that this prints in a folder of the files:",
      "  sha256sum *.bin | sha256sum",
      "and in one of pictures, where all these files are pictures that can be read (test where there"
          + " is no val):",
      "  find -L train val -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
    })
final class DataCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** A command for each set that can be fetched. */
  static final class Sets implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec data) {
      for (ImageFiles set : KnownFiles.ALL) {
        set.archive()
            .map(archive -> FetchCommand.of(set, archive))
            .ifPresent(fetch -> data.addSubcommand(fetch.name(), fetch));
      }
      return data;
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Path> set = DataSetting.of(Optional.empty()).folder().map(Path::toAbsolutePath);
    String unless = set.isPresent() ? " and " + Setting.DATA.variable() : "";
    print(
        out,
        "without --data%s (fewer at preset tiny)".formatted(unless),
        SyntheticImages.DEFAULT.draw());
    for (Path folder : folders(set)) {
      boolean usual = set.filter(folder::equals).isPresent();
      String how =
          "--data %s%s"
              .formatted(
                  PathText.of(folder),
                  usual
                      ? ", or without --data, for %s names it".formatted(Setting.DATA.variable())
                      : "");
      try {
        print(out, how, load(folder));
      } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
        out.printf("%s%n    cannot be used: %s%n", how, Complaints.explain(e));
      }
      out.flush();
    }
    return ExitCode.OK;
  }

  /** The folder that LAB_DATA names, and those in datasets/. */
  private static List<Path> folders(Optional<Path> set) throws IOException {
    List<Path> folders = new ArrayList<>();
    set.ifPresent(folders::add);
    Path datasets = datasets();
    if (Files.isDirectory(datasets)) {
      try (Stream<Path> entries = Files.list(datasets)) {
        entries
            .filter(Files::isDirectory)
            .filter(folder -> !folder.getFileName().toString().startsWith("."))
            .filter(folder -> !folders.contains(folder))
            .sorted()
            .forEach(folders::add);
      }
    }
    return folders;
  }

  private static Dataset load(Path folder) throws IOException {
    return DataSetting.of(Optional.of(folder.toString())).load();
  }

  static Path datasets() {
    return Project.here().datasets();
  }

  static void print(PrintWriter out, String how, Dataset data) {
    out.printf(
        "%s%n    %s%n    %s%n    sha256 %s%n",
        how, data.source().name(), data.description(), data.fingerprint().sha256());
    out.flush();
  }
}
