package org.residuallab.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of a library that is really there, as its jar says. */
public final class LibraryVersion {

  /** Deeplearning4j's. */
  public static final String DEEPLEARNING4J = of("org.deeplearning4j/deeplearning4j-nn");

  private LibraryVersion() {}

  /**
   * Of a library that Maven built; {@code unknown} where its jar does not say.
   *
   * @param artifact its group and name, {@code org.knowm.xchart/xchart}
   */
  public static String of(String artifact) {
    String resource = "/META-INF/maven/%s/pom.properties".formatted(artifact);
    Properties properties = new Properties();
    try (InputStream in = LibraryVersion.class.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
