#include "app/reactors/tones.h"

#include <algorithm>
#include <cmath>
#include <QDataStream>

namespace haven {

namespace {

constexpr double kTurn = 6.283185307179586;
constexpr int kRampMs = 6; // in and out, or every tone would begin with a crack
constexpr double kTrainingPitch = 0.7;

// A pitch that may glide; zero hertz is a pause.
struct ToneNote {
    double fromHz;
    double toHz;
    int ms;
};

ToneNote tone(double hz, int ms)
{
    return {hz, hz, ms};
}

ToneNote pause(int ms)
{
    return {0, 0, ms};
}

std::vector<ToneNote> notesOf(SoundEvent event)
{
    switch (event) {
    case SoundEvent::Accepted:
        return {tone(988, 55)};
    case SoundEvent::Rejected:
        return {tone(233, 80), pause(40), tone(196, 130)};
    case SoundEvent::OfficerEmergency:
        return {tone(1568, 110), tone(1047, 110), tone(1568, 110), tone(1047, 110),
                tone(1568, 110), tone(1047, 110), tone(1568, 110)};
    case SoundEvent::WaitingP1:
        return {tone(740, 120), pause(40), tone(932, 120), pause(40), tone(1175, 180)};
    case SoundEvent::Waiting:
        return {tone(698, 110), pause(60), tone(698, 110)};
    case SoundEvent::StatusCheck:
        return {tone(587, 100), pause(30), tone(784, 140)};
    case SoundEvent::Recheck:
        return {tone(523, 100), pause(30), tone(659, 100), pause(30), tone(523, 140)};
    case SoundEvent::Suggestion:
        return {tone(1319, 90)};
    case SoundEvent::Clinician:
        return {tone(784, 100), pause(30), tone(988, 100), pause(30), tone(784, 100)};
    case SoundEvent::HoldOver:
        return {tone(440, 260)};
    case SoundEvent::Trouble:
        return {{620, 180, 380}, pause(60), {620, 180, 380}};
    // A telephone that rings twice: two pitches at once would be one to many ears, so they take
    // turns, fast.
    case SoundEvent::NewCall: {
        std::vector<ToneNote> ring;
        for (int burst = 0; burst < 2; ++burst) {
            for (int n = 0; n < 6; ++n) {
                ring.push_back(tone(1397, 28));
                ring.push_back(tone(1109, 28));
            }
            ring.push_back(pause(140));
        }
        return ring;
    }
    case SoundEvent::NoAnswer:
        return {tone(587, 70), pause(50), tone(587, 70), pause(50),
                tone(587, 70), pause(50), tone(440, 160)};
    }
    return {};
}

bool isAnswer(SoundEvent event)
{
    return event == SoundEvent::Accepted || event == SoundEvent::Rejected;
}

void append(std::vector<std::int16_t>& samples, const ToneNote& note, double loudness, double pitch)
{
    const int count = note.ms * kToneHz / 1000;
    const int ramp = kRampMs * kToneHz / 1000;
    double phase = 0;
    for (int i = 0; i < count; ++i) {
        const double share = static_cast<double>(i) / count;
        const double hz = pitch * (note.fromHz + (note.toHz - note.fromHz) * share);
        phase += kTurn * hz / kToneHz;
        const double edge = std::min(
            {1.0, static_cast<double>(i) / ramp, static_cast<double>(count - 1 - i) / ramp});
        // A little of the octave above carries through a noisy room.
        const double wave = hz > 0 ? 0.8 * std::sin(phase) + 0.2 * std::sin(2 * phase) : 0.0;
        samples.push_back(static_cast<std::int16_t>(std::lround(wave * edge * loudness * 32'000)));
    }
}

} // namespace

std::vector<std::int16_t> toneOf(SoundEvent event, StationMode mode, int volumePercent)
{
    const double share = std::clamp(volumePercent, 0, kVolumeMax) / 100.0;
    // Ears hear loudness by its square: half the percent is about half as loud.
    const double loudness = share * share;
    const bool isReal = mode == StationMode::Live;
    const double pitch = isReal ? 1.0 : kTrainingPitch;
    std::vector<std::int16_t> samples;
    if (!isReal && !isAnswer(event)) {
        for (const ToneNote& knock : {tone(160, 25), pause(55), tone(160, 25), pause(75)})
            append(samples, knock, loudness, 1.0);
    }
    for (const ToneNote& note : notesOf(event))
        append(samples, note, loudness, pitch);
    return samples;
}

QByteArray wavOf(const std::vector<std::int16_t>& samples)
{
    const auto bytes = static_cast<quint32>(samples.size() * sizeof(std::int16_t));
    QByteArray wav;
    QDataStream out(&wav, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    const auto word = [&out](const char* text) { out.writeRawData(text, 4); };
    word("RIFF");
    out << quint32{36} + bytes;
    word("WAVE");
    word("fmt ");
    out << quint32{16} << quint16{1} << quint16{1} << quint32{kToneHz} << quint32{2 * kToneHz}
        << quint16{2} << quint16{16};
    word("data");
    out << bytes;
    for (const std::int16_t sample : samples)
        out << qint16{sample};
    return wav;
}

} // namespace haven
