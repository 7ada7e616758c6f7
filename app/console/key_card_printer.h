#pragma once

#include "models/base/result.h"
#include "models/items/key_map.h"

#include <QDir>
#include <QObject>

namespace haven {

// The card of all keys as a PDF in a folder, drawn away from the GUI thread. It says nothing of the
// station and is no fact. Lives on the GUI thread.
class KeyCardPrinter final : public QObject
{
    Q_OBJECT

public:
    // The folder is made when it is first needed.
    explicit KeyCardPrinter(QDir folder, QObject* parent = nullptr);

    // Answered by printed() or refused(). `whose`: empty for the keys as shipped.
    void print(const haven::KeyChoice& choice, const QString& whose);

Q_SIGNALS:
    void printed(const QString& path);
    void refused(const haven::Refusal& refusal);

private:
    QDir m_folder;
};

} // namespace haven
