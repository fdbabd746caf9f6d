package org.residuallab.data.fetch;

import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.residuallab.data.BadDataException;

/**
 * A proxy that speaks HTTP.
 *
 * @param host its name
 * @param port its port
 * @param login what it wants to know of its user, percent-encoded; empty if nothing
 */
record ProxyAddress(String host, int port, Optional<String> login) {

  private static final int USUAL_PORT = 1080; // curl's

  /**
   * @param variable where it was set, for messages
   * @param text {@code http://name:password@proxy.example.org:3128}, or less of it
   * @throws BadDataException if it cannot be used, in words without the password
   */
  static ProxyAddress of(String variable, String text) {
    URI address = parse(variable, text.contains("://") ? text : "http://" + text);
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http")) {
      throw new BadDataException(
          "%s names a proxy that speaks %s; one that speaks http is needed"
              .formatted(variable, scheme));
    }
    if (address.getHost() == null) {
      throw noAddress(variable);
    }
    return new ProxyAddress(
        address.getHost(),
        address.getPort() < 0 ? USUAL_PORT : address.getPort(),
        Optional.ofNullable(address.getRawUserInfo()));
  }

  private static URI parse(String variable, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw noAddress(variable);
    }
  }

  private static BadDataException noAddress(String variable) {
    return new BadDataException(
        variable + " is no address of a proxy, such as http://proxy.example.org:3128");
  }

  /** Name and password. */
  Optional<PasswordAuthentication> credentials() {
    return login.map(
        text -> {
          String[] parts = text.split(":", 2);
          String password = parts.length < 2 ? "" : decoded(parts[1]);
          return new PasswordAuthentication(decoded(parts[0]), password.toCharArray());
        });
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the login: it may be shown. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
