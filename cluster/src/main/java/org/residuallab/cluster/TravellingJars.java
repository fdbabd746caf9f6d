package org.residuallab.cluster;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.residuallab.study.Study;

/** What a worker needs beside Spark: the toolkit with its dependencies and natives, and this. */
final class TravellingJars {

  private TravellingJars() {}

  /**
   * The jars in the toolkit's folder, and this module's own.
   *
   * @throws IllegalStateException if these classes do not come from jars
   * @throws IOException if the folder cannot be read
   */
  static List<String> all() throws IOException {
    List<String> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(jarOf(Study.class).getParent())) {
      files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .forEach(file -> jars.add(file.toUri().toString()));
    }
    jars.add(jarOf(TravellingJars.class).toUri().toString());
    return jars;
  }

  /** All jars in the folder of Spark's own, as a pattern. */
  static String spark() {
    return jarOf(SparkContext.class).getParent().toUri() + "*.jar";
  }

  static Path jarOf(Class<?> type) {
    try {
      Path source = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(source)) {
        throw new IllegalStateException(source + " is no jar, and only jars travel to workers");
      }
      return source;
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
