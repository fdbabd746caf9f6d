package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
  void gives_each_server_a_token_of_its_own() throws IOException {
    JupyterAddress one = JupyterAddress.free(Optional.empty(), "/lab");
    JupyterAddress other = JupyterAddress.free(Optional.empty(), "/lab");

    assertThat(one.token()).hasSize(48).isNotEqualTo(other.token());
    assertThat(one.url()).isEqualTo("http://127.0.0.1:%d/lab?token=%s", one.port(), one.token());
  }
}
