#pragma once

#include "models/dispatch/types.h"
#include "models/items/preferences.h"

#include <cstdint>
#include <QByteArray>
#include <vector>

// Sounds made by arithmetic: no file, no license, the same on every machine.
namespace haven {

inline constexpr int kToneHz = 22'050; // samples a second, one channel, 16 bits

// The tone of an event, at most one and a half seconds long. Each differs from every other in pitch
// or rhythm; trouble with the disk is the only one that falls. In a training or demo station every
// alarm is lower and is knocked for twice, so that nobody takes it for a real one.
std::vector<std::int16_t> toneOf(SoundEvent event, StationMode mode, int volumePercent);

inline constexpr int kWavHeaderBytes = 44;

// The samples as a WAV file.
QByteArray wavOf(const std::vector<std::int16_t>& samples);

} // namespace haven
