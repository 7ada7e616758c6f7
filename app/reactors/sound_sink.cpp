#include "app/reactors/sound_sink.h"

#ifdef HAVEN_MULTIMEDIA
#include "app/reactors/tones.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QBuffer>
#include <QMediaDevices>
#endif

namespace haven {

#ifdef HAVEN_MULTIMEDIA

namespace {

class MultimediaSink final : public SoundSink
{
public:
    Started start(const std::vector<std::int16_t>& samples, std::function<void()> ended) override
    {
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        QAudioFormat format;
        format.setSampleRate(kToneHz);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        if (device.isNull() || !device.isFormatSupported(format))
            return Started::NoDevice;
        m_sink = std::make_unique<QAudioSink>(device, format);
        m_buffer.close();
        m_buffer.setData(wavOf(samples).mid(kWavHeaderBytes));
        m_buffer.open(QIODevice::ReadOnly);
        m_ended = std::move(ended);
        const QObject* context = &m_buffer;
        QObject::connect(m_sink.get(), &QAudioSink::stateChanged, context,
                         [this](QAudio::State state) { hear(state); });
        m_sink->start(&m_buffer);
        return m_sink->error() == QAudio::NoError ? Started::Yes : Started::NoDevice;
    }

private:
    void hear(QAudio::State state)
    {
        // Idle: everything was taken; stopped: the device has gone.
        if (state == QAudio::ActiveState || state == QAudio::SuspendedState || !m_ended)
            return;
        // Told once, and not from within the sink's own signal.
        QMetaObject::invokeMethod(&m_buffer, std::exchange(m_ended, nullptr), Qt::QueuedConnection);
    }

    QBuffer m_buffer;
    std::unique_ptr<QAudioSink> m_sink; // before the buffer goes
    std::function<void()> m_ended;
};

} // namespace

std::unique_ptr<SoundSink> makeSoundSink()
{
    return std::make_unique<MultimediaSink>();
}

#else

std::unique_ptr<SoundSink> makeSoundSink()
{
    return nullptr;
}

#endif

} // namespace haven
