import { Fragment } from "react";
import type { Words } from "../../words/words.ts";
import type { PricePicture } from "./price-picture.ts";

/** Partners as points: dearer ones to the right, those that deliver more further up. */
export function PricePictureView(props: {
  readonly picture: PricePicture;
  readonly sentence: string;
  readonly words: Words;
}) {
  const { picture, sentence, words } = props;
  const { points, prices, shares } = picture;
  return (
    <figure className="price-picture">
      <div className="price-plot" role="img" aria-label={sentence}>
        <span className="price-axis price-up">{shares.high}</span>
        <span className="price-axis price-down">{shares.low}</span>
        {points.map(({ partner, x, y, nameY, isRight }) => (
          <Fragment key={partner}>
            <span className="price-point" style={{ left: shareOf(x), bottom: shareOf(y) }} />
            <span
              className={isRight ? "price-name price-name-left" : "price-name"}
              style={{ left: shareOf(x), bottom: shareOf(nameY) }}
            >
              {partner}
            </span>
          </Fragment>
        ))}
      </div>
      <div className="price-foot" aria-hidden="true">
        <span>{prices.low}</span>
        <span>{words.say("partners.picture-axes")}</span>
        <span>{prices.high}</span>
      </div>
    </figure>
  );
}

function shareOf(part: number): string {
  return `${String(part * 100)}%`;
}
