package org.residuallab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class MasterUrlTest {

  @Test
  void a_master_that_does_not_answer_is_named_at_once() throws Exception {
    MasterUrl nobody = new MasterUrl("spark://127.0.0.1:" + StandaloneCluster.freePort());

    assertThatThrownBy(nobody::requireReachable)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no Spark master answers at " + nobody.text())
        .hasMessageContaining("refused");
  }

  @Test
  void what_is_no_address_is_named_with_what_would_be() {
    for (String wrong : new String[] {"spark://", "spark://host", "spark://host:99999"}) {
      assertThatThrownBy(new MasterUrl(wrong)::requireReachable)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("'%s' is no address of a Spark master; write spark://HOST:7077", wrong);
    }
  }

  @Test
  void yarn_is_not_looked_for_where_nothing_says_where_it_is() {
    assertThatThrownBy(new MasterUrl("yarn")::requireReachable)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HADOOP_CONF_DIR");

    System.setProperty("spark.hadoop.yarn.resourcemanager.address", "host:8032");
    try {
      assertThatCode(new MasterUrl("yarn")::requireReachable).doesNotThrowAnyException();
    } finally {
      System.clearProperty("spark.hadoop.yarn.resourcemanager.address");
    }
  }

  @Test
  void one_of_several_masters_is_enough() throws Exception {
    try (ServerSocket there = new ServerSocket(0)) {
      new MasterUrl(
              "spark://127.0.0.1:%d,127.0.0.1:%d"
                  .formatted(StandaloneCluster.freePort(), there.getLocalPort()))
          .requireReachable();
      assertThat(new MasterUrl("local[*]").isLocal()).isTrue();
    }
  }
}
