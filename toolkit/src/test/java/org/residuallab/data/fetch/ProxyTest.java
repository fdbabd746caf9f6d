package org.residuallab.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.data.BadDataException;
import org.residuallab.text.ProgressListener;

@Timeout(30)
class ProxyTest {

  private static final byte[] CONTENT = {1, 2, 3};
  private static final URI FAR = URI.create("http://far.invalid/file.tar.gz");
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
  void a_download_goes_through_the_proxy_that_a_variable_names(String variable) throws IOException {
    try (LoopbackServer proxy = new LoopbackServer(CONTENT)) {
      Path part =
          download(FAR, Map.of(variable, "http://" + address(proxy))).fetch(ProgressListener.NONE);
      assertThat(part).hasBinaryContent(CONTENT);
      assertThat(proxy.requests).containsExactly(FAR);
    }
  }

  @Test
  void a_proxy_that_asks_for_a_password_gets_it() throws IOException {
    try (LoopbackServer proxy = new LoopbackServer(CONTENT)) {
      proxy.login = basic("me:p@ss+word");
      String address = "me:p%40ss+word@" + address(proxy);
      download(FAR, Map.of("http_proxy", address)).fetch(ProgressListener.NONE);
      assertThat(proxy.ranges).hasSize(1);
    }
  }

  @Test
  void a_secure_address_is_reached_through_a_tunnel_with_the_password() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> heard = CompletableFuture.supplyAsync(() -> refuse(proxy));
      Map<String, String> environment =
          Map.of("https_proxy", "http://me:secret@127.0.0.1:" + proxy.getLocalPort());
      assertThatThrownBy(
              () ->
                  download(URI.create("https://far.invalid/x"), environment)
                      .fetch(ProgressListener.NONE))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              "cannot reach https://far.invalid/x through the proxy 127.0.0.1:"
                  + proxy.getLocalPort())
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
      assertThat(heard.get())
          .contains("CONNECT far.invalid:443 HTTP/1.1")
          .contains("Proxy-Authorization: " + basic("me:secret"));
    }
  }

  @Test
  void what_no_proxy_lists_is_reached_directly() throws IOException {
    try (LoopbackServer server = new LoopbackServer(CONTENT)) {
      Map<String, String> environment =
          Map.of("http_proxy", "http://127.0.0.1:9", "no_proxy", "example.org, 127.0.0.0/8");
      assertThat(download(server.uri(), environment).fetch(ProgressListener.NONE))
          .hasBinaryContent(CONTENT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "*, https://www.cs.toronto.edu/x, true",
    "toronto.edu, https://www.cs.toronto.edu/x, true",
    ".toronto.edu, https://www.cs.toronto.edu/x, true",
    "*.toronto.edu, https://www.cs.toronto.edu/x, true",
    "WWW.CS.toronto.edu, https://www.cs.toronto.edu/x, true",
    "onto.edu, https://www.cs.toronto.edu/x, false",
    "toronto.edu:443, https://www.cs.toronto.edu/x, true",
    "toronto.edu:8080, https://www.cs.toronto.edu/x, false",
    "10.0.0.0/8, http://10.200.3.4/x, true",
    "10.0.0.0/8, http://11.200.3.4/x, false",
    "10.0.0.0/12, http://10.16.0.1/x, false",
    "10.0.0.0/8, http://ten.example.org/x, false",
    "10.0.0.0/99, http://10.0.0.1/x, false",
    "::1, http://[::1]:8080/x, true",
    "fe80::/10, http://[fe80::5]/x, true",
    "'', https://www.cs.toronto.edu/x, false",
  })
  void reads_no_proxy_as_curl_does(String list, URI target, boolean covered) {
    assertThat(new NoProxy(list).covers(target)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "socks5://127.0.0.1:1080, https_proxy names a proxy that speaks socks5; one that speaks http is needed",
    "http://, 'https_proxy is no address of a proxy, such as http://proxy.example.org:3128'",
    "not an address, 'https_proxy is no address of a proxy, such as http://proxy.example.org:3128'",
  })
  void a_proxy_that_cannot_be_used_is_said_in_one_line(String value, String line) {
    Map<String, String> environment = Map.of("https_proxy", value);
    assertThatThrownBy(
            () ->
                download(URI.create("https://far.invalid/x"), environment)
                    .fetch(ProgressListener.NONE))
        .isInstanceOf(BadDataException.class)
        .hasMessage(line);
    assertThat(folder).isEmptyDirectory();
  }

  private Download download(URI source, Map<String, String> environment) {
    return new Download(
        source,
        folder.resolve("part"),
        CONTENT.length,
        Duration.ofSeconds(10),
        new EnvironmentProxies(environment, null));
  }

  /** Answers that it cannot reach the server; hears what it is told, with a password if asked. */
  private static List<String> refuse(ServerSocket proxy) {
    List<String> heard = new ArrayList<>();
    for (String answer :
        List.of(
            "407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0",
            "502 Bad Gateway\r\nContent-Length: 0")) {
      try (Socket client = proxy.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          heard.add(line);
        }
        client
            .getOutputStream()
            .write(
                ("HTTP/1.1 " + answer + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return heard;
  }

  private static String basic(String login) {
    return "Basic "
        + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String address(LoopbackServer server) {
    return server.uri().getAuthority();
  }
}
