package org.residuallab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/** A master and workers of one core each, as processes of their own that listen on loopback. */
final class StandaloneCluster implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  /** A process that lives for seconds is sooner at work, and takes less from the others. */
  static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path folder;
  private final Path home;
  private final int port;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();

  /** Starts them in that folder. */
  StandaloneCluster(Path folder, int workers) throws IOException, InterruptedException {
    this.folder = folder;
    System.setProperty(
        "spark.executor.extraJavaOptions",
        "-Djava.awt.headless=true " + String.join(" ", SHORT_LIVED));
    System.setProperty("spark.executor.heartbeatInterval", "200ms");
    // Executors of one worker would share the jars in a cache, and copy them from there.
    System.setProperty("spark.files.useFetchCache", "false");
    this.home = Files.createDirectory(folder.resolve("spark"));
    Path jars = TravellingJars.jarOf(TravellingJars.class).getParent();
    Files.createSymbolicLink(home.resolve("jars"), jars);
    this.port = freePort();
    this.master =
        start(Map.of(), Master.class, "--host", LOOPBACK, "--port", "" + port, "--webui-port", "0");
    awaitMaster();
    for (int i = 0; i < workers; i++) {
      addWorker(Map.of());
    }
  }

  /**
   * Starts another worker.
   *
   * @param environment what is set in it, and for the processes that it starts
   */
  void addWorker(Map<String, String> environment) throws IOException {
    workers.add(
        start(
            environment,
            Worker.class,
            "--host",
            LOOPBACK,
            "--cores",
            "1",
            "--memory",
            "1g",
            "--webui-port",
            "0",
            "--work-dir",
            folder.resolve("work-" + workers.size()).toString(),
            url()));
  }

  /** Waits until the worker that came last is at work: it makes its folder then. */
  void awaitLastWorker() throws InterruptedException {
    Path made = folder.resolve("work-" + (workers.size() - 1));
    while (!Files.isDirectory(made)) {
      assertThat(workers.get(workers.size() - 1).isAlive()).isTrue();
      Thread.sleep(20);
    }
  }

  String url() {
    return "spark://%s:%d".formatted(LOOPBACK, port);
  }

  /**
   * Kills the worker that has the process of that number, and that, as a power cut would; and
   * starts another.
   */
  void killWorkerOf(long process) throws IOException {
    Process worker =
        workers.stream()
            .filter(each -> each.descendants().anyMatch(child -> child.pid() == process))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no worker has the process " + process));
    kill(worker);
    addWorker(Map.of());
  }

  /** Whether its master is there. */
  boolean isAlive() {
    return master.isAlive();
  }

  /** Kills the worker that came last. */
  void killLastWorker() {
    kill(workers.remove(workers.size() - 1));
  }

  /**
   * The process that has that run in a folder of its worker's own.
   *
   * @throws AssertionError if none has
   */
  long processOf(String run) throws IOException {
    try (Stream<Path> all = Files.find(folder, 8, (file, is) -> file.endsWith(run + "/.lock"))) {
      Path lock = all.findFirst().orElseThrow(() -> new AssertionError("nobody has " + run));
      return Long.parseLong(Files.readString(lock));
    }
  }

  /** Kills the master alone. */
  void killMaster() {
    master.destroyForcibly();
  }

  private static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().join()); // Until then it may write into its folder.
  }

  private Process start(Map<String, String> environment, Class<?> program, String... arguments)
      throws IOException {
    List<String> opened =
        Stream.of("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch")
            .map("--add-opens=java.base/%s=ALL-UNNAMED"::formatted)
            .toList();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(opened);
    command.addAll(SHORT_LIVED);
    command.addAll(List.of("-Xmx256m", "-Dspark.master.rest.enabled=false"));
    command.addAll(List.of("-cp", home.resolve("jars") + "/*", program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Files.createTempFile(home, program.getSimpleName(), ".log").toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // Its start scripts say so.
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void awaitMaster() throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        if (tries == 600 || !master.isAlive()) {
          throw notYet;
        }
        Thread.sleep(100);
      }
    }
  }

  /** A port of loopback on which nobody listens. */
  static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  @Override
  public void close() {
    workers.forEach(StandaloneCluster::kill);
    kill(master);
  }
}
