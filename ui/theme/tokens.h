#pragma once

#include "models/base/enums.h"

namespace haven::ui {

// Every color a widget may use, by meaning. The key in the theme file is the same word with a small
// first letter. A widget never names a color itself: a theme must be able to change all of them.
HAVEN_ENUM(Token,
           // Surfaces. Bar is the strip along the top; Field is where one types.
           Ground, Panel, Raised, Bar, Field, Line, ButtonLine, Hover, Selected,
           // Words, from most to least important; BarText and BarSecond stand on Bar.
           Text, Second, Quiet, BarText, BarSecond,
           // Priority, in order.
           Priority1, Priority2, Priority3, Priority4, Priority5,
           // Behavioral health: words and outline, the surface behind, its button, text on a fill.
           Behavioral, BehavioralGround, BehavioralButton, BehavioralInk,
           // Unit status shapes.
           StatusAvailable, StatusHalf, StatusEnRoute, StatusOnScene, StatusOut,
           // The one chip for late, everywhere the same.
           LateGround, LateText,
           // The thing to do next, and what is chosen.
           Accent, AccentText, AccentLine, Chosen, ChosenText, Focus,
           // Danger and caution; what was typed is understood, or not.
           Danger, DangerGround, DangerLine, Valid, Invalid,
           // Training stations: two stripes and the words on them.
           TrainingStripe, TrainingGround, TrainingText,
           // Bars, marks and steps done in charts and progress lines.
           Chart, ChartGround, ChartMark, StepDone,
           // The map, from the ground up.
           MapLand, MapWater, MapPark, MapStreet, MapHighway, MapBeat, MapLabel, MapRoute)

inline constexpr int kTokenCount = static_cast<int>(Token::MapRoute) + 1;

} // namespace haven::ui
