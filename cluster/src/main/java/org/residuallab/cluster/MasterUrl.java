package org.residuallab.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A master in Spark's notation.
 *
 * @param text {@code local[*]}, {@code spark://HOST:7077} ...
 */
record MasterUrl(String text) {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final String STANDALONE = "spark://";
  private static final String YARN = "yarn";
  private static final Pattern ADDRESS =
      Pattern.compile("([^:/,\\s]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");

  /** Whether this process is the whole cluster. */
  boolean isLocal() {
    return text.equals("local") || text.startsWith("local[");
  }

  /**
   * Makes sure that a standalone master answers, and that YARN's address is known. Spark itself
   * would try for a minute, and say so in its log alone.
   *
   * @throws IllegalArgumentException if that is no address, or nobody answers there
   */
  void requireReachable() {
    if (text.equals(YARN)) {
      requireSettingsOfYarn();
    }
    if (text.startsWith(STANDALONE)) {
      requireStandalone();
    }
  }

  private static void requireSettingsOfYarn() {
    boolean told =
        MasterUrl.class.getResource("/yarn-site.xml") != null
            || System.getProperties().stringPropertyNames().stream()
                .anyMatch(name -> name.startsWith("spark.hadoop.yarn.resourcemanager."));
    if (!told) {
      throw new IllegalArgumentException(
          "nothing says where YARN is; let HADOOP_CONF_DIR name the folder of its yarn-site.xml");
    }
  }

  private void requireStandalone() {
    List<String> refusals = new ArrayList<>();
    for (String each : text.substring(STANDALONE.length()).split(",", -1)) {
      Matcher address = ADDRESS.matcher(each);
      if (!address.matches() || Integer.parseInt(address.group(2)) > 65_535) {
        throw new IllegalArgumentException(
            "'%s' is no address of a Spark master; write spark://HOST:7077".formatted(text));
      }
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2))),
            PATIENCE_MILLIS);
        return;
      } catch (IOException refused) {
        refusals.add(refused.getMessage());
      }
    }
    throw new IllegalArgumentException(
        "no Spark master answers at %s (%s); is it started, and the address right?"
            .formatted(text, String.join("; ", refusals)));
  }
}
