#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace haven {

// SIGTERM and SIGINT as a Qt signal on the GUI thread: the handler only writes a byte into a pipe.
// One at a time.
class EndSignal final : public QObject
{
    Q_OBJECT

public:
    explicit EndSignal(QObject* parent = nullptr);
    ~EndSignal() override;

Q_SIGNALS:
    void asked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace haven
