package org.residuallab.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.residuallab.cluster.store.LocalCopy;
import org.residuallab.cluster.store.RunStore;
import org.residuallab.cluster.store.StateName;
import org.residuallab.cluster.store.StoreAttempt;
import org.residuallab.cluster.store.StoreMirror;
import org.residuallab.data.Dataset;
import org.residuallab.run.Placement;
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellWork;
import org.residuallab.training.RunListener;

/** A run that is made in a folder of its worker's own, and kept in a store. */
final class StoreTraining implements AutoCloseable {

  private final CellWork work;
  private final Dataset images;
  private final RunStore store;
  private final LocalCopy scratch;
  private final StoreAttempt attempt;
  private final RunListener listener;

  private StoreTraining(
      CellWork work,
      Dataset images,
      RunStore store,
      LocalCopy scratch,
      StoreAttempt attempt,
      RunListener listener) {
    this.work = work;
    this.images = images;
    this.store = store;
    this.scratch = scratch;
    this.attempt = attempt;
    this.listener = listener;
  }

  /**
   * Begins, from what the attempt before left in the store.
   *
   * @throws IllegalArgumentException if this machine does not know such a store, or it holds
   *     another run of that name, which is left to whoever makes it
   * @throws IOException if it cannot be read or written
   */
  static StoreTraining of(CellWork work, Dataset images, String address, RunListener listener)
      throws IOException {
    // Spark takes this folder away where a process could not.
    LocalCopy scratch = LocalCopy.in(Path.of(SparkFiles.getRootDirectory()).toAbsolutePath());
    try {
      return in(scratch, work, images, RunStore.open(address, settings()), listener);
    } catch (IOException | RuntimeException failure) {
      scratch.close();
      throw failure;
    }
  }

  private static StoreTraining in(
      LocalCopy scratch, CellWork work, Dataset images, RunStore store, RunListener listener)
      throws IOException {
    try {
      StoreAttempt attempt =
          store.begin(
              work.run(),
              scratch.path().resolve(work.run()),
              listener::onNotice,
              folder -> work.requireSame(folder, images));
      return new StoreTraining(work, images, store, scratch, attempt, listener);
    } catch (IOException | RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  /** Those that the study was started with: {@code spark.hadoop.*}. */
  private static Configuration settings() {
    return SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
  }

  StoredRun run(Placement here) throws IOException {
    StoreMirror mirror = new StoreMirror(attempt, listener::onNotice);
    return work.train(images, scratch.path(), mirror, here, listener);
  }

  /** As what the run stands in the store. */
  StateName state() {
    return attempt.state();
  }

  @Override
  public void close() throws IOException {
    try (store) {
      scratch.close();
    }
  }
}
