package org.residuallab.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
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
 * @param placement where on a cluster; null on one machine
 */
public record Provenance(
    String started,
    String commit,
    String toolkit,
    String deeplearning4j,
    EngineDescription engine,
    String java,
    String system,
    int cores,
    @JsonInclude(JsonInclude.Include.NON_NULL) Placement placement)
    implements Serializable {

  private static final Properties BUILD = properties("/residual-lab-build.properties");
  private static final Properties DEEPLEARNING4J =
      properties("/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties");

  /** Of what is computed from now on in this process. */
  public static Provenance now(EngineDescription engine) {
    return now(engine, Optional.empty());
  }

  /** The same as part of a cluster's work. */
  public static Provenance now(EngineDescription engine, Optional<Placement> placement) {
    return new Provenance(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        builtFrom(),
        BUILD.getProperty("git.build.version", "unknown"),
        DEEPLEARNING4J.getProperty("version", "unknown"),
        engine,
        System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        placement.orElse(null));
  }

  /** Whether the other differs in nothing but when it began. */
  public boolean isAlike(Provenance other) {
    return equals(
        new Provenance(
            started,
            other.commit,
            other.toolkit,
            other.deeplearning4j,
            other.engine,
            other.java,
            other.system,
            other.cores,
            other.placement));
  }

  /** The commit from which the toolkit was built, or "unknown" outside a checkout. */
  public static String builtFrom() {
    String commit = BUILD.getProperty("git.commit.id.full", "unknown");
    return Boolean.parseBoolean(BUILD.getProperty("git.dirty")) ? commit + "-dirty" : commit;
  }

  /** Whether that commit holds all that the toolkit was built from; empty outside a checkout. */
  public static Optional<Boolean> builtClean() {
    return Optional.ofNullable(BUILD.getProperty("git.dirty"))
        .map(dirty -> !Boolean.parseBoolean(dirty));
  }

  private static Properties properties(String resource) {
    Properties properties = new Properties();
    try (InputStream in = Provenance.class.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
