package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopSignalTest {

  @Test
  void is_heard_by_a_thread_that_cleared_its_first_interruption() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    Thread worker =
        new Thread(
            () -> {
              while (!Thread.interrupted()) {
                Thread.onSpinWait();
              }
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              heard.countDown();
            });
    worker.setDaemon(true);
    worker.start();

    Thread signal =
        new Thread(
            () -> {
              try {
                StopSignal.insist(worker, heard);
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
    signal.setDaemon(true);
    signal.start();

    assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
    signal.join(20_000);
    assertThat(signal.isAlive()).isFalse();
  }
}
