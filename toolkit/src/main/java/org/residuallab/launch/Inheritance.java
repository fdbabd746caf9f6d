package org.residuallab.launch;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the programs started here take over from their user's environment: all but what would make
 * another program of them, such as one with other packages, another kernel or another server.
 */
final class Inheritance {

  // Python and its packages; where pip puts them, not where from: that is a matter of mirrors.
  private static final String OF_PYTHON =
      "PYTHON.*|VIRTUAL_ENV|CONDA_PREFIX|__PYVENV_LAUNCHER__"
          + "|PIP_(USER|TARGET|PREFIX|ROOT|PYTHON|REQUIRE_VIRTUALENV|REQUIREMENT|CONSTRAINT|DRY_RUN)";
  // Its settings and workspaces are the user's to keep.
  private static final String OF_JUPYTER =
      "JPY_.*|JUPYTER(?!LAB_SETTINGS_DIR$|LAB_WORKSPACES_DIR$|_CONFIG_DIR$|_DATA_DIR$|_RUNTIME_DIR$).*";
  private static final String OF_KERNELS = "JJAVA_.*|IJAVA_.*|CLASSPATH";

  private static final Pattern LEFT_OUT =
      Pattern.compile(OF_PYTHON + "|" + OF_JUPYTER + "|" + OF_KERNELS);

  private Inheritance() {}

  /** Leaves those variables out, and sets those by which Python is the same everywhere. */
  static void reduce(Map<String, String> environment) {
    environment.keySet().removeIf(name -> LEFT_OUT.matcher(name).matches());
    environment.put("PYTHONNOUSERSITE", "1");
    // Whatever the locale: in a container or under cron it is often C.
    environment.put("PYTHONUTF8", "1");
  }
}
