#include "models/feeds/feed_source.h"

#include "models/feeds/geo_position.h"

#include <algorithm>
#include <QFile>
#include <QFileInfo>
#include <QGeoPositionInfoSource>
#include <QHostAddress>
#include <QNetworkDatagram>
#include <QNetworkProxy>
#include <QSerialPort>
#include <QTcpSocket>
#include <QTimer>
#include <QUdpSocket>

namespace haven {

namespace {

constexpr qint64 kStreamBufferMax = 1024 * 1024; // beyond it, bytes wait at their sender
constexpr int kConnectMs = 10'000;
constexpr int kTailMs = 500; // how often a growing file is looked at
constexpr const char* kGpsdWatch = "?WATCH={\"enable\":true,\"json\":true};\n";

std::optional<FeedPiece> takenFrom(QIODevice& device, qint64 bytesMax)
{
    QByteArray bytes = device.read(bytesMax);
    if (bytes.isEmpty())
        return std::nullopt;
    return FeedPiece{std::move(bytes), {}};
}

qint64 skippedFrom(QIODevice& device, qint64 bytesMax)
{
    return std::max<qint64>(0, device.skip(std::min(bytesMax, device.bytesAvailable())));
}

class TcpFeedSource final : public FeedSource
{
public:
    explicit TcpFeedSource(FeedAddress address) : m_address(std::move(address))
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.setReadBufferSize(kStreamBufferMax);
        m_patience.setSingleShot(true);
        connect(&m_socket, &QTcpSocket::connected, this, [this] { begin(); });
        connect(&m_socket, &QTcpSocket::readyRead, this, &FeedSource::ready);
        connect(&m_socket, &QTcpSocket::errorOccurred, this,
                [this] { Q_EMIT failed(m_socket.errorString()); });
        connect(&m_patience, &QTimer::timeout, this,
                [this] { Q_EMIT failed(QStringLiteral("The host does not answer.")); });
    }
    void open() override
    {
        m_patience.start(kConnectMs);
        m_socket.connectToHost(QString::fromStdString(m_address.host), m_address.port,
                               QIODevice::ReadWrite);
    }
    std::optional<FeedPiece> take(qint64 bytesMax) override
    {
        return takenFrom(m_socket, bytesMax);
    }
    qint64 skip(qint64 bytesMax) override { return skippedFrom(m_socket, bytesMax); }
    void waitForMore(int ms) override
    {
        if (m_socket.state() == QAbstractSocket::ConnectedState)
            m_socket.waitForReadyRead(ms);
        else
            m_socket.waitForConnected(ms);
    }

private:
    void begin()
    {
        m_patience.stop();
        m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        if (m_address.isGpsd)
            m_socket.write(kGpsdWatch);
        Q_EMIT opened();
    }
    FeedAddress m_address;
    QTcpSocket m_socket;
    QTimer m_patience;
};

class UdpFeedSource final : public FeedSource
{
public:
    explicit UdpFeedSource(FeedAddress address) : m_address(std::move(address))
    {
        connect(&m_socket, &QUdpSocket::readyRead, this, &FeedSource::ready);
    }
    void open() override
    {
        const QHostAddress where(QString::fromStdString(m_address.host));
        const bool isGroup = where.isMulticast();
        const bool isHere = m_address.host.empty() || isGroup;
        if (!m_address.host.empty() && where.isNull()) {
            Q_EMIT failed(QStringLiteral("The address to listen at is no IP address."));
        } else if (!m_socket.bind(isHere ? QHostAddress(QHostAddress::Any) : where, m_address.port,
                                  QUdpSocket::ShareAddress) ||
                   (isGroup && !m_socket.joinMulticastGroup(where))) {
            Q_EMIT failed(m_socket.errorString());
        } else {
            Q_EMIT opened();
        }
    }
    std::optional<FeedPiece> take(qint64) override
    {
        if (!m_socket.hasPendingDatagrams())
            return std::nullopt;
        const QNetworkDatagram datagram = m_socket.receiveDatagram();
        QHostAddress from = datagram.senderAddress();
        bool isV4 = false;
        const quint32 v4 = from.toIPv4Address(&isV4);
        if (isV4) // also one that came in mapped to IPv6
            from = QHostAddress(v4);
        return FeedPiece{datagram.data(), from.toString().toStdString()};
    }
    qint64 skip(qint64 bytesMax) override
    {
        constexpr int kDatagramsMax = 2000;
        qint64 skipped = 0;
        char one = 0;
        for (int i = 0; i < kDatagramsMax && skipped < bytesMax && m_socket.hasPendingDatagrams();
             ++i) {
            skipped += std::max<qint64>(1, m_socket.pendingDatagramSize());
            m_socket.readDatagram(&one, 0);
        }
        return skipped;
    }
    void waitForMore(int ms) override { m_socket.waitForReadyRead(ms); }

private:
    FeedAddress m_address;
    QUdpSocket m_socket;
};

class SerialFeedSource final : public FeedSource
{
public:
    explicit SerialFeedSource(FeedAddress address) : m_address(std::move(address))
    {
        m_port.setReadBufferSize(kStreamBufferMax);
        connect(&m_port, &QSerialPort::readyRead, this, &FeedSource::ready);
        connect(&m_port, &QSerialPort::errorOccurred, this,
                [this](QSerialPort::SerialPortError error) {
                    const bool isLasting =
                        error != QSerialPort::NoError && error != QSerialPort::TimeoutError;
                    if (isLasting && m_isOpen)
                        Q_EMIT failed(m_port.errorString());
                });
    }
    void open() override
    {
        m_port.setPortName(QString::fromStdString(m_address.path));
        m_port.setBaudRate(m_address.baud);
        m_isOpen = m_port.open(QIODevice::ReadOnly);
        if (m_isOpen)
            Q_EMIT opened();
        else
            Q_EMIT failed(m_port.errorString());
    }
    std::optional<FeedPiece> take(qint64 bytesMax) override
    {
        // Pulled out, it closes by itself.
        return m_port.isOpen() ? takenFrom(m_port, bytesMax) : std::nullopt;
    }
    qint64 skip(qint64 bytesMax) override
    {
        return m_port.isOpen() ? skippedFrom(m_port, bytesMax) : 0;
    }
    void waitForMore(int ms) override { m_port.waitForReadyRead(ms); }

private:
    FeedAddress m_address;
    QSerialPort m_port;
    bool m_isOpen = false;
};

// A file that a receiver's logger may still be writing: to its end, and on as it grows.
class FileFeedSource final : public FeedSource
{
public:
    explicit FileFeedSource(const FeedAddress& address)
        : m_file(QString::fromStdString(address.path))
    {
        m_look.setInterval(kTailMs);
        connect(&m_look, &QTimer::timeout, this, [this] {
            if (!m_file.atEnd())
                Q_EMIT ready();
        });
    }
    void open() override
    {
        // Opening a pipe would wait for its writer.
        if (!QFileInfo(m_file).isFile()) {
            Q_EMIT failed(QStringLiteral("there is no such file"));
        } else if (!m_file.open(QIODevice::ReadOnly)) {
            Q_EMIT failed(m_file.errorString());
        } else {
            m_look.start();
            Q_EMIT opened();
            Q_EMIT ready();
        }
    }
    std::optional<FeedPiece> take(qint64 bytesMax) override { return takenFrom(m_file, bytesMax); }
    qint64 skip(qint64 bytesMax) override { return skippedFrom(m_file, bytesMax); }
    void waitForMore(int) override {}

private:
    QFile m_file;
    QTimer m_look;
};

class OwnFeedSource final : public FeedSource
{
public:
    explicit OwnFeedSource(OwnReceiver receiver) : m_make(receiver) {}
    void open() override
    {
        m_receiver = m_make();
        if (!m_receiver) {
            Q_EMIT failed(QStringLiteral("This machine has no receiver that Qt knows."));
            return;
        }
        connect(m_receiver.get(), &QGeoPositionInfoSource::positionUpdated, this,
                [this](const QGeoPositionInfo& info) {
                    if (const auto fix = positionFix(info))
                        Q_EMIT fixed(*fix);
                });
        connect(m_receiver.get(), &QGeoPositionInfoSource::errorOccurred, this,
                [this](QGeoPositionInfoSource::Error error) {
                    if (error != QGeoPositionInfoSource::NoError &&
                        error != QGeoPositionInfoSource::UpdateTimeoutError)
                        Q_EMIT failed(QStringLiteral("The receiver does not work or is not "
                                                     "allowed to be used."));
                });
        m_receiver->startUpdates();
        Q_EMIT opened();
    }
    std::optional<FeedPiece> take(qint64) override { return std::nullopt; }
    qint64 skip(qint64) override { return 0; }
    void waitForMore(int) override {}

private:
    OwnReceiver m_make;
    std::unique_ptr<QGeoPositionInfoSource> m_receiver;
};

} // namespace

std::unique_ptr<QGeoPositionInfoSource> systemReceiver()
{
    return std::unique_ptr<QGeoPositionInfoSource>(
        QGeoPositionInfoSource::createDefaultSource(nullptr));
}

std::unique_ptr<FeedSource> makeFeedSource(const FeedAddress& address, OwnReceiver ownReceiver)
{
    switch (address.link) {
    case FeedLink::Tcp:
        return std::make_unique<TcpFeedSource>(address);
    case FeedLink::Udp:
        return std::make_unique<UdpFeedSource>(address);
    case FeedLink::Serial:
        return std::make_unique<SerialFeedSource>(address);
    case FeedLink::File:
        return std::make_unique<FileFeedSource>(address);
    case FeedLink::Own:
        return std::make_unique<OwnFeedSource>(ownReceiver);
    }
    return nullptr;
}

} // namespace haven
