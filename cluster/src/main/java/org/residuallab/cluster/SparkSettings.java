package org.residuallab.cluster;

import java.io.IOException;
import org.apache.spark.SparkConf;
import org.residuallab.study.Cluster;

/**
 * What Spark is told of a study. A user's own {@code spark.*} properties go before, but for those
 * that the study decides.
 */
final class SparkSettings {

  private static final String LOOPBACK = "127.0.0.1";

  private SparkSettings() {}

  /**
   * @throws IOException if the jars that travel cannot be found
   */
  static SparkConf of(Cluster.Order order) throws IOException {
    String threads = String.valueOf(order.threads());
    SparkConf conf =
        new SparkConf()
            .setMaster(order.master())
            .setAppName("Residual Lab")
            .set("spark.task.cpus", threads)
            .setIfMissing("spark.ui.enabled", "false")
            .setIfMissing("spark.ui.showConsoleProgress", "false");
    if (new MasterUrl(order.master()).isLocal()) {
      return conf.setIfMissing("spark.driver.host", LOOPBACK)
          .setIfMissing("spark.driver.bindAddress", LOOPBACK);
    }
    // A process a run: where its natives crash, or memory runs out, no other run ends.
    return conf.setIfMissing("spark.executor.cores", threads)
        .setIfMissing("spark.executor.memory", "2g")
        .setIfMissing("spark.executor.extraJavaOptions", "-Djava.awt.headless=true")
        // The toolkit's own versions of what Spark has too.
        .set("spark.executor.userClassPathFirst", "true")
        .set("spark.jars", String.join(",", TravellingJars.all()));
  }
}
