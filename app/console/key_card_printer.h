#pragma once

#include "app/console/page_printer.h"
#include "models/items/key_map.h"

namespace haven {

// The card of all keys as a PDF in a folder, drawn away from the GUI thread. It says nothing of the
// station and is no fact. Lives on the GUI thread.
class KeyCardPrinter final : public PagePrinter
{
    Q_OBJECT

public:
    explicit KeyCardPrinter(QDir folder, QObject* parent = nullptr);

    // Answered by printed() or refused(). `whose`: empty for the keys as shipped.
    void print(const haven::KeyChoice& choice, const QString& whose);
};

} // namespace haven
