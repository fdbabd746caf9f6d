package org.residuallab.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.residuallab.engine.EngineDescription;
import org.residuallab.engine.LibraryVersion;

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

  /** Of what is computed from now on in this process. */
  public static Provenance now(EngineDescription engine) {
    return now(engine, Optional.empty());
  }

  /** The same as part of a cluster's work. */
  public static Provenance now(EngineDescription engine, Optional<Placement> placement) {
    return new Provenance(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Build.commit().toString(),
        Build.version(),
        LibraryVersion.DEEPLEARNING4J,
        engine,
        System.getProperty("java.runtime.version"),
        machine(),
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

  /** Operating system and architecture of this one: {@code Linux amd64}. */
  public static String machine() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }
}
