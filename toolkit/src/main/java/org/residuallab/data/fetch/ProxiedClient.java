package org.residuallab.data.fetch;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** A client for the web that goes through the user's proxies, with what they ask of their user. */
final class ProxiedClient {

  // Java sends no password through a tunnel unless told so before its client, or a request's
  // header, is first made.
  private static final String NO_BASIC = "jdk.http.auth.tunneling.disabledSchemes";

  private ProxiedClient() {}

  static HttpClient of(EnvironmentProxies proxies, Duration patience) {
    if (System.getProperty(NO_BASIC) == null) {
      System.setProperty(NO_BASIC, "");
    }
    return HttpClient.newBuilder()
        .connectTimeout(patience)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .proxy(proxies)
        .authenticator(new ProxyLogin(proxies))
        .build();
  }

  /** Answers a proxy that asks, and nobody else. */
  private static final class ProxyLogin extends Authenticator {

    private final EnvironmentProxies proxies;

    ProxyLogin(EnvironmentProxies proxies) {
      this.proxies = proxies;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      Optional<PasswordAuthentication> login =
          proxies
              .of(URI.create(getRequestingURL().toString()))
              .filter(proxy -> proxy.host().equals(getRequestingHost()))
              .flatMap(ProxyAddress::credentials);
      return login.orElse(null);
    }
  }
}
