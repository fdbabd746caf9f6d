package org.residuallab.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JupyterAddressTest {

  @Test
  void refuses_a_port_that_is_taken_or_none() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      assertThatThrownBy(() -> JupyterAddress.free(Optional.of(taken), "/lab"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(taken + " is in use");
    }
    assertThatThrownBy(() -> JupyterAddress.free(Optional.of(70_000), "/lab"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 65535");
  }

  @Test
  void finds_the_page_of_a_notebook_in_the_folder_that_is_served(@TempDir Path folder)
      throws IOException {
    Path deep = Files.createDirectories(folder.resolve("notebooks/my own"));
    Path notebook = Files.writeString(deep.resolve("50 % déjà vu?.ipynb"), "");

    assertThat(JupyterAddress.page(notebook, folder.resolve("notebooks")))
        .isEqualTo("/lab/tree/my%20own/50%20%25%20d%C3%A9j%C3%A0%20vu%3F.ipynb");
  }

  @Test
  void refuses_a_notebook_elsewhere(@TempDir Path folder) throws IOException {
    Path served = Files.createDirectory(folder.resolve("notebooks"));
    Path notebook = Files.writeString(folder.resolve("x.ipynb"), "");

    assertThatThrownBy(() -> JupyterAddress.page(notebook, served))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s is not in %s, which JupyterLab shows; copy it there".formatted(notebook, served));
  }

  @Test
  void gives_each_server_a_token_of_its_own() throws IOException {
    JupyterAddress one = JupyterAddress.free(Optional.empty(), "/lab");
    JupyterAddress other = JupyterAddress.free(Optional.empty(), "/lab");

    assertThat(one.token()).hasSize(48).isNotEqualTo(other.token());
    assertThat(one.url()).isEqualTo("http://127.0.0.1:%d/lab?token=%s", one.port(), one.token());
  }

  @Test
  void a_strangers_server_on_the_port_is_not_taken_for_ones_own() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/api/status",
        exchange -> {
          boolean known = "token=right".equals(exchange.getRequestURI().getQuery());
          exchange.sendResponseHeaders(known ? 200 : 403, -1);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    Process own = new ProcessBuilder("sleep", "1").start();
    try {
      assertThat(new JupyterAddress(port, "/lab", "right").awaitAnswer(own)).isTrue();
      assertThat(new JupyterAddress(port, "/lab", "wrong").awaitAnswer(own)).isFalse();
      assertThat(own.isAlive()).isFalse();
    } finally {
      own.destroyForcibly();
      server.stop(0);
    }
  }
}
