package org.residuallab.cluster.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A store of one run, and folders of machines that make it. */
final class KeptRun {

  static final String RUN = "plain-8";

  final FaultyFiles files;
  final RunStore store;
  final List<String> notices = new ArrayList<>();
  final Path run;
  private final Path machines;
  private int count;

  KeptRun(Path folder) throws IOException {
    this.files = new FaultyFiles();
    this.store = new RunStore(files, folder.resolve("store").toUri().toString());
    this.run = folder.resolve("store").resolve(RUN);
    this.machines = Files.createDirectory(folder.resolve("machines"));
  }

  /** Another machine's folder for the run. */
  Path machine() {
    return machines.resolve("./machine-" + ++count).resolve(RUN);
  }

  StoreAttempt begin(Path machine) throws IOException {
    return store.begin(RUN, machine, notices::add);
  }

  /** As after so many iterations. */
  static void advance(Path machine, int iterations) throws IOException {
    Path checkpoints = Files.createDirectories(machine.resolve("checkpoints"));
    Files.writeString(machine.resolve("run.json"), "{\"name\": \"plain-8\"}\n");
    Files.writeString(machine.resolve("metrics.csv"), "row\n".repeat(iterations));
    Files.writeString(machine.resolve(".lock"), "4711");
    Files.writeString(
        checkpoints.resolve("%09d.checkpoint".formatted(iterations)), "weights " + iterations);
    Files.deleteIfExists(checkpoints.resolve("%09d.checkpoint".formatted(iterations - 2)));
  }

  /** What a machine that begins now finds. */
  Map<String, String> found() throws IOException {
    Path machine = machine();
    begin(machine);
    return contentOf(machine);
  }

  /** All files of a folder but those that are hidden, by name. */
  static Map<String, String> contentOf(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          content.put(folder.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return content;
  }

  /** The newest file of the store whose name ends so. */
  Path newest(String end) throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      return all.filter(file -> file.toString().endsWith(end)).max(Path::compareTo).orElseThrow();
    }
  }
}
