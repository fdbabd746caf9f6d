package org.residuallab.data.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/**
 * What is reached without a proxy.
 *
 * @param list as in {@code no_proxy}: names, which stand for all names that end in them too,
 *     addresses, ranges of addresses ({@code 10.0.0.0/8}), each with a port or without; or a star
 */
record NoProxy(String list) {

  boolean covers(URI target) {
    String host = String.valueOf(target.getHost()).toLowerCase(Locale.ROOT);
    int usual = "https".equalsIgnoreCase(target.getScheme()) ? 443 : 80;
    int port = target.getPort() < 0 ? usual : target.getPort();
    return Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> covers(entry, host, port));
  }

  private static boolean covers(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return inRange(entry, host);
    }
    boolean withPort = entry.matches("[^:]+:\\d+|\\[.*\\]:\\d+");
    if (withPort && !entry.endsWith(":" + port)) {
      return false;
    }
    String named = withPort ? entry.substring(0, entry.lastIndexOf(':')) : entry;
    String name = named.replaceFirst("^\\*?\\.", "");
    return bare(host).equals(bare(name)) || host.endsWith("." + name);
  }

  private static boolean inRange(String range, String host) {
    String[] parts = range.split("/", 2);
    if (!isLiteral(host) || !isLiteral(parts[0]) || !parts[1].matches("\\d{1,3}")) {
      return false;
    }
    byte[] address = bytes(host);
    byte[] first = bytes(parts[0]);
    int bits = Integer.parseInt(parts[1]);
    if (address.length != first.length || bits > 8 * first.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((address[bit / 8] ^ first[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** An address in digits, which nobody needs to be asked for. */
  private static boolean isLiteral(String host) {
    return host.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        || host.matches("\\[?[0-9a-f:.]*:[0-9a-f:.]*\\]?");
  }

  private static byte[] bytes(String literal) {
    try {
      return InetAddress.getByName(bare(literal)).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }

  private static String bare(String host) {
    return host.replaceAll("^\\[|\\]$", "");
  }
}
