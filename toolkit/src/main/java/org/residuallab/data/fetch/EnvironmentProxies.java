package org.residuallab.data.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that environment variables name, as curl reads them: {@code https_proxy}, {@code
 * http_proxy}, {@code all_proxy} and {@code no_proxy}, in small letters or in capitals. Java itself
 * knows system properties alone; where those name a proxy, they go first.
 */
final class EnvironmentProxies extends ProxySelector {

  private final Map<String, String> environment;
  private final ProxySelector otherwise;

  /**
   * @param otherwise asked first, and where the environment says nothing
   */
  EnvironmentProxies(Map<String, String> environment, ProxySelector otherwise) {
    this.environment = Map.copyOf(environment);
    this.otherwise = otherwise;
  }

  /** Of this process. */
  static EnvironmentProxies ofThisProcess() {
    return new EnvironmentProxies(System.getenv(), ProxySelector.getDefault());
  }

  /**
   * The proxy on the way to that address, if there is one.
   *
   * @throws org.residuallab.data.BadDataException if the variable names none that can be used
   */
  Optional<ProxyAddress> of(URI target) {
    String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
    NoProxy none = new NoProxy(value("no_proxy").map(Setting::text).orElse(""));
    return none.covers(target)
        ? Optional.empty()
        : value(scheme + "_proxy").or(() -> value("all_proxy")).map(Setting::address);
  }

  /** A variable and its value. */
  private record Setting(String variable, String text) {
    ProxyAddress address() {
      return ProxyAddress.of(variable, text);
    }
  }

  private Optional<Setting> value(String variable) {
    return Stream.of(variable, variable.toUpperCase(Locale.ROOT))
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .map(name -> new Setting(name, environment.get(name).strip()))
        .findFirst();
  }

  @Override
  public List<Proxy> select(URI target) {
    List<Proxy> known = otherwise == null ? List.of() : otherwise.select(target);
    if (known.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
      return known;
    }
    return List.of(
        of(target)
            .map(
                proxy ->
                    new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())))
            .orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
    // The one who asked reports it.
  }
}
