package org.residuallab.cli;

import org.residuallab.run.Build;
import org.residuallab.run.Provenance;
import picocli.CommandLine.IVersionProvider;

/** The versions that {@code ./lab --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "Residual Lab %s, commit %s".formatted(Build.version(), Build.commit()),
      "Java %s, %s".formatted(Runtime.version(), Provenance.machine())
    };
  }
}
