package org.residuallab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.residuallab.cli.Lab;
import org.residuallab.study.Cluster;
import org.residuallab.study.GridText;

/** Another process that has a study made. */
final class OtherDriver implements AutoCloseable {

  private final Path said;
  private final Process process;

  /**
   * Starts it.
   *
   * @param said a file for what it says
   */
  OtherDriver(Cluster.Order order, Path said) throws IOException {
    this.said = said;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("spark."))
        .forEach(name -> command.add("-D%s=%s".formatted(name, System.getProperty(name))));
    command.addAll(StandaloneCluster.SHORT_LIVED);
    command.addAll(List.of("-Xmx512m", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Lab.class.getName(), "drive"));
    this.process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    process.getOutputStream().write((GridText.of(order) + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits for what it is to do. */
  void await(Callable<Boolean> done) throws Exception {
    while (!done.call()) {
      assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
      Thread.sleep(20);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Lets go of the other end of its input, as who dies does; the status it ends with. */
  int letGo() throws IOException, InterruptedException {
    process.getOutputStream().close();
    return process.waitFor();
  }

  /** Kills it. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
