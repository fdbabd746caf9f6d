package org.residuallab.cluster.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.residuallab.run.RunMirror;

/**
 * Keeps a run in a store. A checkpoint that the store does not take is passed over, as the run's
 * own folder has it and the next comes soon; what the run ends with has to be kept.
 */
public final class StoreMirror implements RunMirror {

  private final StoreAttempt attempt;
  private final Patience patience;
  private final Consumer<String> notices;
  private boolean told;

  /** Keeps what that attempt makes. */
  public StoreMirror(StoreAttempt attempt, Consumer<String> notices) {
    this(attempt, Patience.USUAL, notices);
  }

  StoreMirror(StoreAttempt attempt, Patience patience, Consumer<String> notices) {
    this.attempt = attempt;
    this.patience = patience;
    this.notices = notices;
  }

  @Override
  public void checkpoint(Path folder) throws IOException {
    try {
      keep(folder);
    } catch (StoreTakenOverException ended) {
      throw ended;
    } catch (IOException refused) {
      if (!told) {
        told = true;
        notices.accept(
            "a checkpoint could not be kept in the store, and the run went on without it: "
                + refused.getMessage());
      }
    }
  }

  @Override
  public void end(Path folder) throws IOException {
    patience.untilDone(() -> keep(folder));
  }

  /** On a thread of its own: some file systems write nothing on one that is interrupted. */
  private void keep(Path folder) throws IOException {
    Runnable work =
        () -> {
          try {
            attempt.keep(folder);
          } catch (IOException refused) {
            throw new UncheckedIOException(refused);
          }
        };
    try {
      CompletableFuture.runAsync(work).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof UncheckedIOException refused) {
        throw refused.getCause();
      }
      throw failure;
    }
  }
}
