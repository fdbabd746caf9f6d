package org.residuallab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.PathText;
import org.residuallab.launch.Child;
import org.residuallab.launch.Home;
import org.residuallab.launch.Printer;
import org.residuallab.launch.PythonEnvironment;
import org.residuallab.launch.TemporaryFolder;
import org.residuallab.launch.Workplace;
import org.residuallab.report.Facts;
import org.residuallab.report.Provenances;
import org.residuallab.report.ReportArchive;
import org.residuallab.report.RunPages;
import org.residuallab.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lab report}: notebooks and runs as one page. */
@Command(
    name = "report",
    header = "Writes notebooks as they stand, and stored runs, as one page.",
    mixinStandardHelpOptions = true,
    description = {
      "Writes notebooks with the outputs they have, and stored runs with their curves and errors, as"
          + " one HTML file to reports/. It needs no network and no script, can be printed, and ends"
          + " with a page of provenance. Nothing is executed: ./lab run does that.",
      "What is missing is installed first."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab report 01                                  a notebook as it was committed",
      "  ./lab report my-notebooks/01-degradation.ipynb   your copy of it",
      "  ./lab report plain-56-short-600-seed1 resnet-56-short-600-seed1 -o twins.html",
      "  ./lab report 01 --format pdf",
      "  ./lab report 01 plain-20-short-600-seed1 --archive -o to-a-colleague.zip"
    })
final class ReportCommand implements Callable<Integer> {

  private static final String NO_LICENCE = "No licence was named: ask whoever made it.";

  @Mixin private ReportedOptions reported;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "The file to write; its name ends as its format is called (default: in reports/,"
              + " NAME-report.html of a single notebook or run, else report.html).")
  private Optional<Path> output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "html",
      description =
          "One of: ${COMPLETION-CANDIDATES} (default: html); pdf is printed by Chromium or Chrome,"
              + " where there is one.")
  private PageFormat format;

  @Option(
      names = "--archive",
      description =
          "Write a .zip instead, with the report, the notebooks, and the runs without their weights:"
              + " an RO-Crate, which ./lab verify takes on another machine.")
  private boolean archive;

  @Option(
      names = "--license",
      paramLabel = "TEXT",
      description =
          "With --archive: how it may be used, an address or words (default: \""
              + NO_LICENCE
              + "\").")
  private Optional<String> licence;

  @Spec private CommandSpec spec;

  /** What the page is made of, for the Python that writes it. */
  private record Plan(
      String report, List<String> notebooks, List<String> sheets, List<Facts> facts) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.here();
    output.ifPresent(this::requireFits);
    if (licence.isPresent() && !archive) {
      throw new IllegalArgumentException("--license goes with --archive");
    }
    Optional<Printer> printer =
        format == PageFormat.PDF ? Optional.of(Printer.here()) : Optional.empty();
    Reported what = reported.in(home);
    Path report = output.orElse(home.project().reports().resolve(what.name() + "." + suffix()));
    try (TemporaryFolder own = TemporaryFolder.named("report", home)) {
      Path scratch = own.folder();
      Path file = scratch.resolve("report.html");
      int status = writePage(what, home, file, scratch);
      if (status != ExitCode.OK) {
        return status;
      }
      if (printer.isPresent()) {
        Path pdf = scratch.resolve("report.pdf");
        printer.get().print(file, pdf, Files.createDirectory(scratch.resolve("browser")));
        file = pdf;
      }
      Path made = file;
      if (archive) {
        archived(what, made).writeTo(report);
      } else {
        AtomicFile.write(report, aside -> Files.copy(made, aside));
      }
      spec.commandLine().getOut().println(PathText.of(report));
      return ExitCode.OK;
    }
  }

  /** Has Python write the page, and returns its exit status; it has said what went wrong. */
  private int writePage(Reported what, Home home, Path page, Path scratch)
      throws IOException, InterruptedException {
    List<Facts> facts = new ArrayList<>();
    List<String> sheets = new ArrayList<>();
    if (!what.runs().isEmpty()) {
      Path sheet = scratch.resolve("runs.ipynb");
      Files.writeString(sheet, RunPages.of(what.runs()));
      sheets.add(sheet.toString());
      facts.add(Provenances.of(what.runs()));
    }
    facts.add(Provenances.ofReport().by(typed()));
    Path plan = scratch.resolve("plan.json");
    List<String> notebooks = what.notebooks().stream().map(Path::toString).toList();
    new ObjectMapper()
        .writeValue(plan.toFile(), new Plan(page.toString(), notebooks, sheets, facts));
    PythonEnvironment python = new PythonEnvironment(home, spec.commandLine().getErr());
    python.install();
    return Child.run(
        new Workplace(home, Map.of())
            .process(
                python.interpreter().toString(),
                home.python().resolve("stored.py").toString(),
                plan.toString()));
  }

  private ReportArchive archived(Reported what, Path page) throws IOException {
    ReportArchive all =
        new ReportArchive(
            what.name(), Provenances.ofReport().by(typed()), licence.orElse(NO_LICENCE), page);
    for (Path notebook : what.notebooks()) {
      all.add(notebook);
    }
    for (StoredRun run : what.runs()) {
      all.add(run);
    }
    return all;
  }

  private String suffix() {
    return archive ? "zip" : format.toString();
  }

  private void requireFits(Path file) {
    boolean fits = file.toString().toLowerCase(Locale.ROOT).endsWith("." + suffix());
    if (!fits || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "--output: cannot write a report to %s: the file's name must end in .%s"
              .formatted(PathText.of(file), suffix()));
    }
  }

  private List<String> typed() {
    return FromRoot.typed(spec.commandLine().getParseResult());
  }
}
