package org.residuallab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.engine.EngineDescription;
import org.residuallab.run.RunHistory.Stretch;
import org.residuallab.setting.Setting;

/** What a user should know who goes on with a run under other conditions than it began with. */
public final class ChangedConditions {

  private final List<String> changes = new ArrayList<>();
  private final List<String> settings = new ArrayList<>();
  private final List<String> needs = new ArrayList<>();

  private ChangedConditions(Stretch began, Stretch now) {
    EngineDescription then = began.engine();
    EngineDescription engine = now.engine();
    if (changed("path", then.path(), engine.path())) {
      settings.add("%s=%s".formatted(Setting.ENGINE.variable(), then.path()));
    }
    if (changed("threads", String.valueOf(then.threads()), String.valueOf(engine.threads()))) {
      settings.add("%s=%d".formatted(Setting.THREADS.variable(), then.threads()));
    }
    // Another path brings its own library and instructions; going back brings them back.
    if (then.path().equals(engine.path())) {
      if (changed("instructions", then.instructions(), engine.instructions())) {
        needs.add("on a processor with " + then.instructions());
      }
      if (changed("library", then.library(), engine.library())) {
        needs.add("with " + then.library());
      }
    }
    if (changed("commit", Commit.of(began.commit()).brief(), Commit.of(now.commit()).brief())) {
      needs.add("built from commit " + Commit.of(began.commit()).brief());
    }
  }

  /** One line; nothing where all is as it was, or where the bits were others before. */
  public static Optional<String> notice(RunRecord stored, int done, Provenance now) {
    RunHistory before = RunHistory.of(stored).of(done);
    Stretch began = before.first();
    Stretch going = new Stretch(done, now.commit(), now.engine());
    return done == 0 || !before.isOne() || began.isAlike(going)
        ? Optional.empty()
        : Optional.of(new ChangedConditions(began, going).line(stored.name()));
  }

  private boolean changed(String what, String then, String now) {
    if (then.equals(now)) {
      return false;
    }
    changes.add("%s %s, now %s".formatted(what, then, now));
    return true;
  }

  private String line(String run) {
    List<String> command = new ArrayList<>(settings);
    command.add("./lab resume " + run);
    command.addAll(needs);
    return "%s began under other conditions (%s); it goes on, but its bits are no longer those of a run never interrupted: %s would keep them"
        .formatted(run, String.join("; ", changes), String.join(" ", command));
  }
}
