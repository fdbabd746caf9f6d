package org.residuallab.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.residuallab.run.Placement;

/** This machine. */
final class Machine {

  private static final Path LINUX = Path.of("/proc/cpuinfo");
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");

  private Machine() {}

  /** As part of a cluster's work. */
  static Placement placement(String application, String master) {
    return new Placement(application, master, host(), processor());
  }

  /** Its name; its address where it has none. */
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return InetAddress.getLoopbackAddress().getHostAddress();
    }
  }

  /** Its processor as that calls itself; the architecture where the system does not tell. */
  private static String processor() {
    try {
      Matcher model = MODEL.matcher(Files.readString(LINUX));
      return model.find() ? model.group(1).strip() : System.getProperty("os.arch");
    } catch (IOException anotherSystem) {
      return System.getProperty("os.arch");
    }
  }
}
