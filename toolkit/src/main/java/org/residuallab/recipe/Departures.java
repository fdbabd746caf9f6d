package org.residuallab.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * In what a recipe departs from the usual one of its length, in words and for a file's name.
 *
 * @param words {@code rate 0.05}
 * @param slugs {@code rate0.05}
 */
record Departures(List<String> words, List<String> slugs) {

  private static final int SHORT_LIST = 3;

  static Departures of(Recipe recipe, Recipe usual) {
    Departures all = new Departures(new ArrayList<>(), new ArrayList<>());
    all.sizesAndDrops(recipe, usual);
    all.say(
        "rate %s", "rate%s", recipe.optimizer().learningRate(), usual.optimizer().learningRate());
    all.others(recipe, usual);
    return all;
  }

  /** The same in words, whatever the first rate is. */
  static List<String> besidesRate(Recipe recipe, Recipe usual) {
    Departures all = new Departures(new ArrayList<>(), new ArrayList<>());
    all.sizesAndDrops(recipe, usual);
    all.others(recipe, usual);
    return all.words;
  }

  private void sizesAndDrops(Recipe recipe, Recipe usual) {
    say("batches of %s", "batch%s", recipe.batchSize(), usual.batchSize());
    if (!recipe.drops().equals(usual.drops())) {
      words.add("drops at " + recipe.drops());
      slugs.add(slug(recipe.drops()));
    }
  }

  private void others(Recipe recipe, Recipe usual) {
    say(
        "weight decay %s",
        "decay%s", recipe.optimizer().weightDecay(), usual.optimizer().weightDecay());
    say("%s", "%s", recipe.precision(), usual.precision());
    say("augmentation %s", "augment-%s", recipe.augment(), usual.augment());
    if (recipe.scaledCrop() != null && !recipe.scaledCrop().equals(usual.scaledCrop())) {
      words.add(recipe.scaledCrop().toString());
      slugs.add(recipe.scaledCrop().slug());
    }
    say("%s held out", "heldout%s", recipe.heldOut(), usual.heldOut());
  }

  private static String slug(List<Integer> drops) {
    return drops.isEmpty() || drops.size() > SHORT_LIST
        ? drops.size() + "drops"
        : drops.stream().map(String::valueOf).collect(Collectors.joining(".", "drops", ""));
  }

  private void say(String pattern, String slug, Object value, Object usual) {
    if (!value.equals(usual)) {
      words.add(String.format(Locale.ROOT, pattern, value));
      slugs.add(String.format(Locale.ROOT, slug, value));
    }
  }
}
