package org.residuallab.cli;

import picocli.CommandLine.IVersionProvider;

/** The versions that {@code ./lab --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String own = Lab.class.getPackage().getImplementationVersion();
    return new String[] {
      "Residual Lab " + (own == null ? "(from source)" : own),
      "Java "
          + Runtime.version()
          + ", "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
    };
  }
}
