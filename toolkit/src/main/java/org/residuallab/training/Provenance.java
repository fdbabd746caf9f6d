package org.residuallab.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.EngineDescription;

/**
 * By what a run was made.
 *
 * @param started when, in UTC
 * @param commit the project's commit from which the toolkit was built; "-dirty" marks changes since
 * @param toolkit version of the toolkit
 * @param deeplearning4j version of Deeplearning4j
 * @param engine the path on which it computed
 * @param java version of Java
 * @param system operating system and architecture
 * @param cores cores of the machine
 */
public record Provenance(
    String started,
    String commit,
    String toolkit,
    String deeplearning4j,
    EngineDescription engine,
    String java,
    String system,
    int cores) {

  private static final Properties BUILD = build();

  /** Of a run that starts now in this process. */
  static Provenance now(EngineDescription engine) {
    return new Provenance(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        builtFrom(),
        BUILD.getProperty("git.build.version", "unknown"),
        String.valueOf(ComputationGraph.class.getPackage().getImplementationVersion()),
        engine,
        System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }

  /** The commit from which the toolkit was built, or "unknown" outside a checkout. */
  public static String builtFrom() {
    String commit = BUILD.getProperty("git.commit.id.full", "unknown");
    return Boolean.parseBoolean(BUILD.getProperty("git.dirty")) ? commit + "-dirty" : commit;
  }

  private static Properties build() {
    Properties properties = new Properties();
    try (InputStream in = Provenance.class.getResourceAsStream("/residual-lab-build.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
