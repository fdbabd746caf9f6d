package org.residuallab.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A running process that computes when it is told to, and sleeps otherwise. */
final class Racer implements AutoCloseable {

  /** What makes oneDNN write into the standard output, among the answers. */
  private static final Set<String> TALKATIVE = Set.of("ONEDNN_VERBOSE", "DNNL_VERBOSE");

  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter orders;
  private final String description;

  private Racer(String name, Process process) throws IOException {
    this.name = name;
    this.process = process;
    answers = process.inputReader(StandardCharsets.UTF_8);
    orders = process.outputWriter(StandardCharsets.UTF_8);
    description = answer();
  }

  /**
   * @throws IOException if it does not start, or ends before it is ready
   */
  static Racer start(String name, List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    builder.environment().keySet().removeAll(TALKATIVE);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new Racer(name, process);
  }

  /** What it is, in its own words. */
  String description() {
    return description;
  }

  double seconds(int steps) throws IOException {
    try {
      orders.write(steps + "\n");
      orders.flush();
    } catch (IOException gone) {
      throw ended(gone);
    }
    return Double.parseDouble(answer());
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw ended(null);
    }
    return line;
  }

  private IOException ended(IOException noticed) {
    return new IOException(
        "%s ended too early, with status %d".formatted(name, process.onExit().join().exitValue()),
        noticed);
  }

  /** The most memory it has had resident, in MB of 1,000,000 bytes, where the system tells. */
  OptionalLong peakMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000)
        .findFirst();
  }

  @Override
  public void close() {
    try {
      orders.close();
    } catch (IOException gone) {
      // It has ended, as it should.
    }
    process.onExit().join();
  }
}
