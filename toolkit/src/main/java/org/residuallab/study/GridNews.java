package org.residuallab.study;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.function.Consumer;
import org.residuallab.study.GridListener.Tally;

/** What a {@link GridListener} is told, as a thing: so that it can be told in another process. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "news")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GridNews.Begin.class, name = "begin"),
  @JsonSubTypes.Type(value = GridNews.Done.class, name = "done"),
  @JsonSubTypes.Type(value = GridNews.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = GridNews.Iterations.class, name = "iterations"),
  @JsonSubTypes.Type(value = GridNews.Notice.class, name = "notice"),
})
public sealed interface GridNews {

  /** Tells it. */
  void tell(GridListener listener);

  /** {@link GridListener#onBegin}. */
  record Begin(String run, String host, boolean again, Tally tally) implements GridNews {
    @Override
    public void tell(GridListener listener) {
      listener.onBegin(run, host, again, tally);
    }
  }

  /** {@link GridListener#onDone}. */
  record Done(String run, Tally tally) implements GridNews {
    @Override
    public void tell(GridListener listener) {
      listener.onDone(run, tally);
    }
  }

  /** {@link GridListener#onFailed}. */
  record Failed(String run, String reason, Tally tally) implements GridNews {
    @Override
    public void tell(GridListener listener) {
      listener.onFailed(run, reason, tally);
    }
  }

  /** {@link GridListener#onIterations}. */
  record Iterations(String run, int done, int of, double imagesPerSecond) implements GridNews {
    @Override
    public void tell(GridListener listener) {
      listener.onIterations(run, done, of, imagesPerSecond);
    }
  }

  /** {@link GridListener#onNotice}. */
  record Notice(String line) implements GridNews {
    @Override
    public void tell(GridListener listener) {
      listener.onNotice(line);
    }
  }

  /**
   * A listener that makes news of what it is told.
   *
   * @param receiver of the news, on the thread of whoever tells
   */
  static GridListener to(Consumer<GridNews> receiver) {
    return new GridListener() {
      @Override
      public void onBegin(String run, String host, boolean again, Tally tally) {
        receiver.accept(new Begin(run, host, again, tally));
      }

      @Override
      public void onDone(String run, Tally tally) {
        receiver.accept(new Done(run, tally));
      }

      @Override
      public void onFailed(String run, String reason, Tally tally) {
        receiver.accept(new Failed(run, reason, tally));
      }

      @Override
      public void onIterations(String run, int done, int of, double imagesPerSecond) {
        receiver.accept(new Iterations(run, done, of, imagesPerSecond));
      }

      @Override
      public void onNotice(String line) {
        receiver.accept(new Notice(line));
      }
    };
  }
}
