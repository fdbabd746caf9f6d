package org.residuallab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.residuallab.study.Cluster;
import org.residuallab.study.Cluster.Order;
import org.residuallab.study.GridNews;
import org.residuallab.study.GridText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code ./lab drive}, for programs: trains on a cluster for another process, such as a notebook's
 * kernel, whose class path has no Spark.
 */
@Command(
    name = "drive",
    hidden = true,
    mixinStandardHelpOptions = true,
    header = "Trains on a cluster for another program.",
    description = {
      "Reads what is to be trained as a line of JSON from the standard input, and writes what happens"
          + " to the standard output, a line of JSON each. When the input ends, the runs end with a"
          + " checkpoint.",
    })
final class DriveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    if (line == null) {
      throw new IllegalArgumentException(
          "nothing came from the standard input; this command is for programs: see ./lab study");
    }
    Order order = GridText.order(line);
    PrintWriter out = spec.commandLine().getOut();
    try (StopSignal signal =
        StopSignal.interrupting(Thread.currentThread(), spec.commandLine().getErr())) {
      stopAtTheEndOf(in);
      boolean all = Cluster.found().train(order, GridNews.to(news -> say(news, out)));
      if (signal.hasCome()) {
        return StopSignal.STATUS;
      }
      return all ? ExitCode.OK : GridText.SOME_FAILED;
    }
  }

  private static void say(GridNews news, PrintWriter out) {
    out.println(GridText.of(news));
    out.flush();
  }

  /** Whoever gave the order holds the other end, and lets go of it when it stops or dies. */
  private static void stopAtTheEndOf(Reader in) {
    Thread watch =
        new Thread(
            () -> {
              try {
                in.transferTo(PrintWriter.nullWriter());
              } catch (IOException lost) {
                // Then it has ended as well.
              }
              System.exit(StopSignal.STATUS);
            },
            "end-of-input");
    watch.setDaemon(true);
    watch.start();
  }
}
