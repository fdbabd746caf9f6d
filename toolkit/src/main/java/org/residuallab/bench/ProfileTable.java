package org.residuallab.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.residuallab.architecture.Node;
import org.residuallab.engine.LayerTime;
import org.residuallab.text.TextTable;
import org.residuallab.text.TextTable.Decimal;

/** A profile as a table, in milliseconds a step; the whole step is in the last row. */
public final class ProfileTable {

  /** What has a row of its own. */
  public enum By {
    WORK,
    STAGE,
    LAYER;

    /** As a user writes it: {@code stage}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String REST = "the rest";

  private ProfileTable() {}

  /** The table, with a row for what is not the layers' but of the loop around them. */
  public static TextTable of(Profile profile, By by) {
    return switch (by) {
      case WORK -> byWork(profile);
      case STAGE -> byPlace("stage", profile, stages(profile));
      case LAYER -> byPlace("layer", profile, LayerTime::layer);
    };
  }

  private static TextTable byWork(Profile profile) {
    List<List<Object>> rows = new ArrayList<>();
    profile.times().stream()
        .map(Kind::of)
        .distinct()
        .map(kind -> Map.entry(kind, profile.only(time -> Kind.of(time).equals(kind))))
        .sorted(Comparator.comparingDouble(row -> -row.getValue().milliseconds()))
        .forEach(
            row -> {
              Kind kind = row.getKey();
              Profile part = row.getValue();
              rows.add(
                  List.of(
                      kind.work,
                      kind.way,
                      time(part.milliseconds()),
                      share(part.percent()),
                      speed(part)));
            });
    double rest = profile.wholeMilliseconds() - profile.milliseconds();
    rows.add(List.of(REST, "", time(rest), share(100 - profile.percent()), ""));
    rows.add(
        List.of("step", "", time(profile.wholeMilliseconds()), share(100), wholeSpeed(profile)));
    return new TextTable(List.of("work", "way", "ms", "percent", "gflop_s"), rows, 1);
  }

  private static TextTable byPlace(
      String place, Profile profile, Function<LayerTime, String> name) {
    List<List<Object>> rows = new ArrayList<>();
    for (String each : profile.times().stream().map(name).distinct().toList()) {
      rows.add(row(each, profile.only(time -> name.apply(time).equals(each))));
    }
    double rest = profile.wholeMilliseconds() - profile.milliseconds();
    rows.add(List.of(REST, "", "", time(rest), share(100 - profile.percent()), "", ""));
    rows.add(
        List.of(
            "step",
            "",
            "",
            time(profile.wholeMilliseconds()),
            share(100),
            wholeSpeed(profile),
            ""));
    return new TextTable(
        List.of(place, "forwards_ms", "backwards_ms", "ms", "percent", "gflop_s", "kernels"),
        rows,
        1);
  }

  private static List<Object> row(String name, Profile part) {
    return List.of(
        name,
        time(part.only(time -> !time.isBackward()).milliseconds()),
        time(part.only(LayerTime::isBackward).milliseconds()),
        time(part.milliseconds()),
        share(part.percent()),
        speed(part),
        part.times().stream()
            .filter(time -> time.work().multiplies())
            .map(LayerTime::kernel)
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  private static Function<LayerTime, String> stages(Profile profile) {
    Map<String, String> stages =
        profile.cost().network().nodes().stream()
            .collect(Collectors.toMap(Node::name, node -> node.place().stage()));
    return time -> stages.get(time.layer());
  }

  private static Decimal time(double milliseconds) {
    return new Decimal(milliseconds, 3);
  }

  private static Decimal share(double percent) {
    return new Decimal(percent, 1);
  }

  private static Object speed(Profile part) {
    return part.gigaflops().isPresent() ? new Decimal(part.gigaflops().getAsDouble(), 1) : "";
  }

  private static Decimal wholeSpeed(Profile profile) {
    return new Decimal(profile.wholeGigaflops(), 1);
  }

  private record Kind(String work, String way) {
    static Kind of(LayerTime time) {
      return new Kind(time.work().words(), time.isBackward() ? "backwards" : "forwards");
    }
  }
}
