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
    all.say("batches of %s", "batch%s", recipe.batchSize(), usual.batchSize());
    if (!recipe.drops().equals(usual.drops())) {
      all.words.add("drops at " + recipe.drops());
      all.slugs.add(slug(recipe.drops()));
    }
    all.say(
        "rate %s", "rate%s", recipe.optimizer().learningRate(), usual.optimizer().learningRate());
    all.say(
        "weight decay %s",
        "decay%s", recipe.optimizer().weightDecay(), usual.optimizer().weightDecay());
    all.say("%s", "%s", recipe.precision(), usual.precision());
    all.say("augmentation %s", "augment-%s", recipe.augment(), usual.augment());
    if (recipe.scaledCrop() != null && !recipe.scaledCrop().equals(usual.scaledCrop())) {
      all.words.add(recipe.scaledCrop().toString());
      all.slugs.add(recipe.scaledCrop().slug());
    }
    all.say("%s held out", "heldout%s", recipe.heldOut(), usual.heldOut());
    return all;
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
