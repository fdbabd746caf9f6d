package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.launch.TemporaryFolder;
import org.residuallab.report.RepeatedNotebook;
import org.residuallab.report.UnpackedReport;
import org.residuallab.run.StoredRun;
import org.residuallab.verification.Verification;
import picocli.CommandLine.ExitCode;

/** An archived report held against what this machine makes of its runs. */
final class ReportVerification {

  /** Makes a run again, says what it finds, and compares. */
  @FunctionalInterface
  interface Repetition {
    Verification of(StoredRun run) throws IOException;
  }

  /** Executes a notebook again; nothing comes back where a cell fails, and that has been said. */
  @FunctionalInterface
  interface Execution {
    Optional<RepeatedNotebook> of(Path notebook, Path scratch)
        throws IOException, InterruptedException;
  }

  private final PrintWriter out;
  private final List<String> exact = new ArrayList<>();
  private final List<String> close = new ArrayList<>();
  private final List<String> part = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final List<String> untried = new ArrayList<>();

  ReportVerification(PrintWriter out) {
    this.out = out;
  }

  /**
   * Checks the archive's files, and makes its runs again, one by one.
   *
   * @param execution of its notebooks; empty leaves them alone
   * @return the exit status
   * @throws IllegalArgumentException if it is no archived report
   */
  int of(Path zip, Repetition repetition, Optional<Execution> execution)
      throws IOException, InterruptedException {
    boolean missed;
    try (TemporaryFolder own = TemporaryFolder.named("archive")) {
      Path scratch = own.folder();
      UnpackedReport report = UnpackedReport.of(zip, scratch);
      report.faults().forEach(out::println);
      failed.addAll(report.faults().isEmpty() ? List.of() : List.of("the archive's files"));
      for (Path run : report.runs()) {
        repeat(run, repetition);
      }
      missed = !untried.isEmpty() || (report.runs().isEmpty() && execution.isEmpty());
      for (Path notebook : report.notebooks()) {
        if (execution.isEmpty()) {
          untried.add(name(notebook));
        } else {
          missed |=
              !execute(notebook, Files.createTempDirectory(scratch, "again"), execution.get());
        }
      }
    }
    say("reproduced exactly", exact);
    say("reproduced within the tolerance", close);
    say("reproduced in part", part);
    say("NOT reproduced", failed);
    say("not tried here", untried);
    out.flush();
    if (!failed.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    return missed ? ExitCode.USAGE : ExitCode.OK;
  }

  private void repeat(Path folder, Repetition repetition) throws IOException {
    String name = folder.getFileName().toString();
    try {
      StoredRun run = StoredRun.read(folder);
      Verification made = repetition.of(run);
      int all = run.metrics().size();
      String part =
          made.iterations() == all
              ? name
              : "%s (%,d of %,d iterations)".formatted(name, made.iterations(), all);
      (!made.holds() ? failed : made.exact() ? exact : close).add(part);
    } catch (IllegalArgumentException cannot) {
      out.println(name + ": " + cannot.getMessage());
      untried.add(name);
    }
  }

  /** Whether it could be tried. */
  private boolean execute(Path notebook, Path scratch, Execution execution)
      throws IOException, InterruptedException {
    String name = name(notebook);
    try {
      Optional<RepeatedNotebook> again = execution.of(notebook, scratch);
      out.println(name + ": " + again.map(RepeatedNotebook::inWords).orElse("a cell failed"));
      where(again).add(name);
      return true;
    } catch (IllegalArgumentException cannot) {
      out.println(name + ": " + cannot.getMessage());
      untried.add(name);
      return false;
    }
  }

  private List<String> where(Optional<RepeatedNotebook> again) {
    if (again.isEmpty()) {
      return failed;
    }
    return again.get().exact() ? exact : again.get().same() == 0 ? failed : part;
  }

  private static String name(Path notebook) {
    return notebook.getFileName().toString();
  }

  private void say(String how, List<String> what) {
    out.printf("%s: %s%n", how, what.isEmpty() ? "nothing" : String.join(", ", what));
  }
}
