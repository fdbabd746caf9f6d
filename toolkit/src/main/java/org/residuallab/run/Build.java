package org.residuallab.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.residuallab.engine.LibraryVersion;

/** From what the toolkit was built, and of what it is made. */
public final class Build {

  private static final String RESOURCE = "/residual-lab-build.properties";
  private static final String UNKNOWN = "unknown";
  private static final Properties FACTS = facts();

  private Build() {}

  /** The toolkit's version. */
  public static String version() {
    return FACTS.getProperty("git.build.version", UNKNOWN);
  }

  /** The project's commit; "unknown" outside a checkout. */
  public static Commit commit() {
    return new Commit(
        FACTS.getProperty("git.commit.id.full", UNKNOWN), isClean().map(all -> !all).orElse(false));
  }

  /** Whether that commit holds all that the toolkit was built from; empty outside a checkout. */
  public static Optional<Boolean> isClean() {
    return Optional.ofNullable(FACTS.getProperty("git.dirty"))
        .map(dirty -> !Boolean.parseBoolean(dirty));
  }

  /**
   * The version of a library in it; "unknown" where its jar does not say.
   *
   * @param artifact its group and name, {@code org.knowm.xchart/xchart}
   */
  public static String versionOf(String artifact) {
    return LibraryVersion.of(artifact);
  }

  private static Properties facts() {
    Properties facts = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        facts.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return facts;
  }
}
