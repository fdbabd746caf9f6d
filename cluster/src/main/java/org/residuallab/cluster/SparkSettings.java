package org.residuallab.cluster;

import java.io.IOException;
import org.apache.spark.SparkConf;

/**
 * What Spark is told of a study or an evaluation. A user's own {@code spark.*} properties go
 * before, but for those that the work decides.
 */
final class SparkSettings {

  private static final String LOOPBACK = "127.0.0.1";

  private SparkSettings() {}

  /**
   * For work on that master.
   *
   * @param cores of each task
   * @throws IOException if the jars that travel cannot be found
   */
  static SparkConf of(String master, int cores) throws IOException {
    String threads = String.valueOf(cores);
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setAppName("Residual Lab")
            .set("spark.task.cpus", threads)
            .setIfMissing("spark.ui.enabled", "false")
            // How far the runs are comes with it.
            .setIfMissing("spark.executor.heartbeatInterval", "3s")
            .setIfMissing("spark.ui.showConsoleProgress", "false");
    if (new MasterUrl(master).isLocal()) {
      return conf.setIfMissing("spark.driver.host", LOOPBACK)
          .setIfMissing("spark.driver.bindAddress", LOOPBACK);
    }
    // A process a task: where its natives crash, or memory runs out, no other ends.
    return conf.setIfMissing("spark.executor.cores", threads)
        .setIfMissing("spark.executor.memory", "2g")
        .setIfMissing("spark.executor.extraJavaOptions", "-Djava.awt.headless=true")
        // A task that a worker cannot do is another's. The last limit is for workers that are
        // processes of one machine.
        .setIfMissing("spark.excludeOnFailure.enabled", "true")
        .setIfMissing("spark.excludeOnFailure.application.maxFailedTasksPerExecutor", "1")
        .setIfMissing("spark.excludeOnFailure.task.maxTaskAttemptsPerNode", "3")
        // The toolkit's own versions of what Spark has too.
        .set("spark.executor.userClassPathFirst", "true")
        .set("spark.jars", String.join(",", TravellingJars.all()))
        // On YARN Spark itself travels too, and else looks for its whole distribution here.
        .setIfMissing("spark.yarn.jars", TravellingJars.spark());
  }
}
