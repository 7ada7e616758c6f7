#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace haven {

// Plays samples without the help of another program. Belongs to one thread with an event loop.
class SoundSink
{
public:
    enum class Started { Yes, NoDevice };

    virtual ~SoundSink() = default;
    // One sound at a time; `ended` is called from the event loop once it is over.
    virtual Started start(const std::vector<std::int16_t>& samples,
                          std::function<void()> ended) = 0;
};

// By Qt Multimedia; nullptr where the program was built without it.
std::unique_ptr<SoundSink> makeSoundSink();

} // namespace haven
