#pragma once

#include "models/items/preferences.h"

#include <QString>

namespace haven::ui {

// What a voice says for an alarm. Fixed words for a kind: no name, no place, nothing of anybody's
// health, because others may hear it. Empty for what is no alarm.
QString alarmSpeech(SoundEvent event);

} // namespace haven::ui
