package org.residuallab.notebook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.residuallab.study.Cluster.Order;
import org.residuallab.study.GridListener;
import org.residuallab.study.GridNews;
import org.residuallab.study.GridText;

/**
 * The process that trains on a cluster for this one: Apache Spark is on its class path, and stays
 * off the notebook's. It ends, with a checkpoint of each run, when this process does.
 */
final class Driver {

  private static final int MISTAKE = 2; // The exit status where what is asked cannot be done.

  private final ProcessBuilder program;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
  private boolean stopped;
  private boolean failed;

  /**
   * @param program that takes an order from its standard input, and writes news to its output
   */
  Driver(ProcessBuilder program) {
    this.program = program;
  }

  /**
   * Has an order carried out. The thread's interruption ends that with a checkpoint of each run,
   * and stays.
   *
   * @param listener is told, on this thread, how far it is
   * @throws IllegalArgumentException if it cannot be done as asked
   * @throws IOException if more fails than single runs
   */
  void carryOut(Order order, GridListener listener) throws IOException {
    Path said = Files.createTempFile("driver", ".txt");
    try {
      Process process = program.redirectError(said.toFile()).start();
      readApart(process);
      try {
        give(order, process);
        follow(process, listener);
      } catch (IOException | RuntimeException lost) {
        process.destroy(); // Nobody would hear of it: it is to end, with its checkpoints.
        throw lost;
      }
      int status = process.onExit().join().exitValue();
      if (stopped) {
        Thread.currentThread().interrupt();
      } else if (status != 0 && !(failed && status == GridText.SOME_FAILED)) {
        throw complaint(status, Files.readAllLines(said));
      }
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private void readApart(Process process) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                  Stream<String> all = out.lines()) {
                all.filter(GridText::isMeant).forEach(line -> lines.add(Optional.of(line)));
              } catch (IOException | UncheckedIOException lost) {
                // The process has ended, and its status says how.
              } finally {
                lines.add(Optional.empty());
              }
            },
            "news-of-the-cluster");
    reader.setDaemon(true);
    reader.start();
  }

  private static void give(Order order, Process process) {
    OutputStream in = process.getOutputStream();
    try {
      in.write((GridText.of(order) + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException ended) {
      // It has said why.
    }
  }

  private void follow(Process process, GridListener listener) throws IOException {
    Optional<String> line = next(process);
    while (line.isPresent()) {
      GridNews news = GridText.news(line.get());
      failed |= news instanceof GridNews.Failed; // A virtual machine may end with that status, too.
      news.tell(listener);
      line = next(process);
    }
  }

  private Optional<String> next(Process process) throws IOException {
    while (true) {
      try {
        return lines.take();
      } catch (InterruptedException stop) {
        stopped = true;
        process.getOutputStream().close(); // The sign for it to end.
      }
    }
  }

  private static IOException complaint(int status, List<String> said) {
    String last = said.isEmpty() ? "it did not say why" : said.get(said.size() - 1);
    String why = last.startsWith("lab: ") ? last.substring("lab: ".length()) : last;
    if (status == MISTAKE) {
      throw new IllegalArgumentException(why);
    }
    return new IOException(
        "the process that trains on the cluster ended with status %d: %s".formatted(status, why));
  }
}
