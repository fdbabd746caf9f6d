package org.residuallab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.residuallab.run.Provenance;
import picocli.CommandLine.IVersionProvider;

/** The versions that {@code ./lab --version} prints. */
final class Version implements IVersionProvider {

  private static final String BUILD = "/residual-lab-build.properties";

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "Residual Lab %s, commit %s".formatted(own(), Provenance.builtFrom()),
      "Java "
          + Runtime.version()
          + ", "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
    };
  }

  private static String own() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(BUILD)) {
      if (in != null) {
        build.load(in);
      }
    }
    return build.getProperty("git.build.version", "of an unknown version");
  }
}
